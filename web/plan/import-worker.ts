import { readImport } from './import-read.ts'

addEventListener('message', ({ data }: MessageEvent<File>) => void readImport(data).then((read) => postMessage(read)))
