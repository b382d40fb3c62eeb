// Each customer places one order, told through the SDK for CloudEvents in one of its modes. Prints
// the status of each answer: {"answers": [n...]}.
import { CloudEvent, HTTP, Mode, emitterFor } from 'cloudevents'

const [url, key, name, customers, mode] = process.argv.slice(2)
const answers = []

async function send(message) {
  const answer = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { ...message.headers, authorization: `Bearer ${key}` },
    body: message.body,
  })
  answers.push(answer.status)
}

const events = Array.from(
  { length: Number(customers) },
  (_, i) =>
    new CloudEvent({
      id: String(i),
      source: `/shop/${name}`,
      type: 'Order Placed',
      subject: `${name}-${i}`,
      data: { total: 10 + i },
    }),
)
if (mode === 'batch') {
  // The SDK reads batches and does not write them: the form is the specification's.
  await send({
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(events.map((event) => JSON.parse(HTTP.structured(event).body))),
  })
} else {
  const emit = emitterFor(send, { mode: mode === 'binary' ? Mode.BINARY : Mode.STRUCTURED })
  for (const event of events) {
    await emit(event)
  }
  // At least once: the first one comes again.
  await emit(events[0])
}
console.log(JSON.stringify({ answers }))
