import { readPlanFile, type FileQuestion } from './file-read.ts'

// Off the page's thread: a file of fifty megabytes must not hold up the drawing.
addEventListener('message', ({ data }: MessageEvent<FileQuestion>) => {
  void readPlanFile(data).then((read) => postMessage(read))
})
