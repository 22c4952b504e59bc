# One image for all services; which one runs is the command: node apps/order/src/main.ts
FROM node:24-slim AS packages
WORKDIR /app
COPY . .
# All packages to build the pages, then those that run. The image brings its own Node 24: the npm package that brings one
# to older machines is left out.
RUN npm ci --ignore-scripts --no-audit --no-fund \
 && node scripts/build-web.mjs \
 && npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node node_modules/node-bin-* node_modules/.bin/node

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data GRPC_HOST=0.0.0.0 HOST=0.0.0.0
# Little memory for each process (docs/adr/0026-memory.md).
ENV NODE_OPTIONS=--max-semi-space-size=4 MALLOC_ARENA_MAX=2 NODE_COMPILE_CACHE=/tmp/compiled
RUN mkdir /data && chown node:node /data
COPY --from=packages /app /app
USER node
VOLUME /data
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s CMD ["node", "scripts/health-probe.ts"]
CMD ["node", "apps/gateway/src/main.ts"]
