import assert from "node:assert/strict";
import { test } from "node:test";
import { networkOf } from "./network.ts";

test("an IPv4 address is itself, also as IPv6 writes it", () => {
  assert.equal(networkOf("10.0.0.1"), "10.0.0.1");
  assert.equal(networkOf("::ffff:10.0.0.1"), "10.0.0.1");
  assert.equal(networkOf(""), "");
});

test("an IPv6 address is its /64, however it is written", () => {
  for (const address of [
    "2001:db8:0:1::5",
    "2001:DB8:0000:0001:ffff::1",
    "2001:db8::1:0:0:0:9",
    "2001:db8:0:1:2:3:4:5",
  ]) {
    assert.equal(networkOf(address), "2001:db8:0:1::/64", address);
  }
  assert.equal(networkOf("::1"), "0:0:0:0::/64");
  assert.equal(networkOf("fe80::1%eth0"), "fe80:0:0:0::/64");
});
