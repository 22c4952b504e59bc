import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPassword, checkProfile, checkUsername } from "./account-rules.ts";

test("user names: letters, digits, Chinese, some marks; nothing else", () => {
  for (const name of ["a", "farmer_01", "张三", "a.b-c@d", "é"]) checkUsername(name);
  for (const name of ["", " ", "a b", "a\u0000", "<b>", "x".repeat(33), "a'b", "💥"]) {
    assert.throws(() => checkUsername(name), { slug: "invalid_input", field: "username" }, name);
  }
});

test("the demo takes any password but none, production asks for eight characters", () => {
  checkPassword("1", "demo");
  assert.throws(() => checkPassword("", "demo"), { slug: "weak_password" });
  assert.throws(() => checkPassword("1234567", "production"), { slug: "weak_password", params: { min: 8 } });
  checkPassword("12345678", "production");
  assert.throws(() => checkPassword("x".repeat(129), "demo", "new_password"), { field: "new_password" });
});

test("a profile's wrong field is named", () => {
  checkProfile({ nickname: "阿农", mobile: "", gender: 2, birthday: "2000-02-29" });
  checkProfile({ birthday: "" });
  const wrong = { nickname: "x".repeat(33), mobile: "12", gender: 3, birthday: "2001-02-29" };
  for (const [field, value] of Object.entries(wrong)) {
    assert.throws(() => checkProfile({ [field]: value }), { slug: "invalid_input", field });
  }
  for (const birthday of ["2000", "2000-02", "+012345-01-01", "2000-2-1", "2000-02-29T00:00"]) {
    assert.throws(() => checkProfile({ birthday }), { slug: "invalid_input", field: "birthday" }, birthday);
  }
});
