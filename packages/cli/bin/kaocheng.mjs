#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error('kaocheng 尚未构建：请在项目目录运行 npm start。(Not built yet: run npm start in the project.)');
  process.exitCode = 2;
}
