# The client is built with everything, the image keeps only what runs. `node` from npm is for machines with another
# Node; this base has the right one, so install scripts are not run.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json vite.config.ts ./
COPY src src
COPY web web
COPY migrations migrations
RUN node web/build.ts --force

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data PHOTO_DIR=/photos
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev && npm cache clean --force && mkdir /data /photos && chown node:node /data /photos
COPY src src
COPY migrations migrations
COPY --from=build /app/dist dist
USER node
VOLUME /data /photos
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
