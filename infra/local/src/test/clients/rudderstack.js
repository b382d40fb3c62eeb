// The same through the published RudderStack client for Node, which packs its requests (gzip).
import Analytics from '@rudderstack/rudder-sdk-node'

const [url, key, name, customers] = process.argv.slice(2)
let dropped = 0
let settled = 0

const analytics = new Analytics(key, { dataPlaneUrl: url, flushAt: 20, errorHandler: () => {} })
await new Promise((done) => {
  for (let i = 0; i < Number(customers); i++) {
    analytics.track(
      { userId: `${name}-${i}`, event: 'Order Placed', properties: { total: 10 + i } },
      (error) => {
        dropped += error ? 1 : 0
        settled += 1
        if (settled === Number(customers)) done()
      },
    )
  }
  analytics.flush()
})
console.log(JSON.stringify({ delivered: Number(customers) - dropped, dropped }))
// The client keeps a timer that would hold the process for ten seconds more.
process.exit(0)
