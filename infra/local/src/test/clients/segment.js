// Each customer places one order, through the published Segment client for Node with only its
// address set. Prints what became of the calls: {"delivered": n, "dropped": n}.
import { Analytics } from '@segment/analytics-node'

const [url, key, name, customers] = process.argv.slice(2)
let dropped = 0

const analytics = new Analytics({ writeKey: key, host: url, flushAt: 20 })
analytics.on('error', () => {})
for (let i = 0; i < Number(customers); i++) {
  analytics.track(
    { userId: `${name}-${i}`, event: 'Order Placed', properties: { total: 10 + i } },
    (error) => {
      dropped += error ? 1 : 0
    },
  )
}
await analytics.closeAndFlush({ timeout: 60000 })
console.log(JSON.stringify({ delivered: Number(customers) - dropped, dropped }))
