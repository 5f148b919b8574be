// Checks messages/asyncapi.yaml: it is a valid AsyncAPI document, and it says what topics.yaml and the schemas say.
import {readFileSync, existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {Parser} from '@asyncapi/parser';
import {load} from 'js-yaml';

const folder = resolve(import.meta.dirname, '../../../messages');
const file = resolve(folder, 'asyncapi.yaml');
const text = readFileSync(file, 'utf8');
const faults = [];

const {diagnostics} = await new Parser().parse(text, {source: file});
// 0 is an error, 1 a warning.
for (const found of diagnostics.filter(({severity}) => severity <= 1)) {
  faults.push(`${found.path.join('.')}: ${found.message}`);
}

const document = load(text);
const topics = load(readFileSync(resolve(folder, 'topics.yaml'), 'utf8')).topics;
const expect = (what, said, meant) => {
  if (JSON.stringify(said) !== JSON.stringify(meant)) {
    faults.push(`${what} is ${JSON.stringify(said)}, topics.yaml says ${JSON.stringify(meant)}`);
  }
};

expect('the list of topics', Object.values(document.channels).map(channel => channel.address), topics.map(topic => topic.name));
for (const topic of topics) {
  const [key, channel] = Object.entries(document.channels).find(([, some]) => some.address === topic.name) ?? [];
  if (!channel) continue;
  expect(`partitions of ${topic.name}`, channel.bindings.kafka.partitions, topic.partitions);
  expect(`clean-up of ${topic.name}`, channel.bindings.kafka.topicConfiguration['cleanup.policy'], [topic.cleanup]);
  const sender = Object.values(document.operations).filter(operation => operation.channel.$ref === `#/channels/${key}`);
  expect(`senders of ${topic.name}`, sender.map(operation => operation.tags[0].name), [topic.owner]);
  for (const message of Object.values(channel.messages)) {
    const {payload} = document.components.messages[message.$ref.split('/').pop()];
    if (!existsSync(resolve(folder, payload.$ref))) faults.push(`${topic.name}: there is no ${payload.$ref}`);
  }
}

faults.forEach(fault => console.error(`messages/asyncapi.yaml: ${fault}`));
process.exitCode = faults.length ? 1 : 0;
