import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { inRepo } from "../lib/root.ts";
import { chartValues, renderChart } from "./render-chart.ts";

const pod = z.object({
  securityContext: z.object({ runAsNonRoot: z.literal(true) }),
  containers: z.array(
    z.object({
      command: z.array(z.string()),
      envFrom: z.tuple([z.object({ secretRef: z.object({ name: z.literal("calcache") }) })]),
      env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
      resources: z.object({
        requests: z.object({ cpu: z.string(), memory: z.string() }),
        limits: z.object({ memory: z.string() }),
      }),
      securityContext: z.object({ allowPrivilegeEscalation: z.literal(false) }),
      readinessProbe: z.object({}).optional(),
      livenessProbe: z.object({}).optional(),
    }),
  ),
});
const labels = z.record(z.string(), z.string());
const workload = z.object({
  kind: z.enum(["Deployment", "Job"]),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    replicas: z.number().optional(),
    selector: z.object({ matchLabels: labels }).optional(),
    template: z.object({ metadata: z.object({ labels }), spec: pod }),
  }),
});

const render = (changes: Record<string, unknown> = {}) => renderChart({ ...chartValues(), ...changes });
const workloads = (objects = render()) => objects.flatMap((one) => workload.safeParse(one).data ?? []);
const kinds = (objects: Record<string, unknown>[]) => objects.map(({ kind }) => kind).sort();

test("the chart makes webs, workers, a migration before them, and what guards and scales them", () => {
  expect(kinds(render())).toEqual([
    "Deployment",
    "Deployment",
    "Job",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "PodDisruptionBudget",
    "ScaledObject",
    "Service",
    "TriggerAuthentication",
  ]);
  expect(workloads()).toHaveLength(3);
});

test("without KEDA, as many workers run as the values say; with it, nothing else says how many", () => {
  const replicas = (keda: boolean) =>
    workloads(render({ keda })).find(({ metadata }) => metadata.name === "test-worker")?.spec.replicas;
  expect([replicas(false), replicas(true)]).toEqual([1, undefined]);
  expect(kinds(render({ keda: false }))).not.toContain("ScaledObject");
});

test("pods run as nobody in particular, are probed, and do what exists", () => {
  for (const { kind, spec } of workloads()) {
    expect(spec.selector?.matchLabels ?? spec.template.metadata.labels).toEqual(
      spec.template.metadata.labels,
    );
    for (const { command, livenessProbe, readinessProbe } of spec.template.spec.containers) {
      expect(existsSync(inRepo(command[1] ?? ""))).toBe(true);
      if (kind === "Deployment") expect(livenessProbe && readinessProbe).toBeTruthy();
    }
  }
});

test("every variable that the chart sets is one that .env.example explains, and no value is a secret", () => {
  const explained = readFileSync(inRepo(".env.example"), "utf8");
  const names = workloads().flatMap(({ spec }) =>
    spec.template.spec.containers.flatMap(({ env }) => env.map(({ name }) => name)),
  );
  for (const name of names) expect(explained).toMatch(new RegExp(`^(# )?${name}=`, "m"));
  expect(
    Object.keys(chartValues()).filter((name) => /key|token|password|connectionString/i.test(name)),
  ).toEqual([]);
});

test("compose runs a database, a migration, a web and workers, whose secrets come from .env", () => {
  const text = readFileSync(inRepo("deploy", "compose.yaml"), "utf8");
  const { services } = parse(text, { merge: true }) as { services: Record<string, { command?: string[] }> };
  expect(Object.keys(services)).toEqual(["postgres", "migrate", "web", "worker"]);
  for (const name of ["migrate", "worker"])
    expect(existsSync(inRepo(services[name]?.command?.[1] ?? ""))).toBe(true);
  expect(text).not.toMatch(/^\s*\w*(PASSWORD|TOKEN|KEY|SECRET): *(?!\$\{)\S/m);
});

test("the image runs without root, and what it starts exists", () => {
  const lines = readFileSync(inRepo("Dockerfile"), "utf8").split("\n");
  expect(lines.lastIndexOf("USER node")).toBeGreaterThan(
    lines.findLastIndex((line) => line.startsWith("FROM")),
  );
  expect(existsSync(inRepo("scripts", "serve.ts"))).toBe(true);
  expect(lines.at(-2)).toBe('CMD ["node", "scripts/serve.ts"]');
});
