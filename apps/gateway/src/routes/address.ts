import type { Address, AddressServiceDefinition } from "@mall/contracts/address";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import { done, id, mobile, text } from "../schemas/fields.ts";

const tags = ["address"];
const addressId = id("The address.");

const fields = {
  name: text(64, "Who receives."),
  mobile,
  province: text(64, "Province."),
  city: text(64, "City."),
  district: text(64, "District."),
  detail_address: text(255, "Street, house, flat."),
};

const address = Type.Object({
  id: Type.Integer(),
  user_id: Type.Integer(),
  ...Object.fromEntries(Object.keys(fields).map((name) => [name, Type.String()])),
  is_default: Type.Boolean(),
});

/** A buyer's own addresses. */
export function addressRoutes(app: App, addresses: ServiceClient<AddressServiceDefinition>): void {
  app.post(
    "/address/add",
    {
      schema: {
        tags,
        summary: "Add an address; the first becomes the default",
        body: Type.Object({ ...fields, is_default: Type.Optional(Type.Boolean()) }),
        response: answers(Type.Object({ address_id: Type.Integer() }), 401, 409),
      },
    },
    async (request) => {
      const { detail_address: detailAddress, is_default: isDefault = false, ...rest } = request.body;
      const { address: added } = await addresses.addAddress({
        ...rest,
        detailAddress,
        isDefault,
        userId: buyerOf(request).userId,
      });
      return ok({ address_id: added?.id ?? 0 });
    },
  );

  app.get(
    "/address/list",
    {
      schema: {
        tags,
        summary: "All addresses, the default first",
        response: answers(Type.Object({ addresses: Type.Array(address) }), 401),
      },
    },
    async (request) => {
      const list = await addresses.listAddresses({ userId: buyerOf(request).userId });
      return ok({ addresses: list.addresses.map(addressJson) });
    },
  );

  app.post(
    "/address/update",
    {
      schema: {
        tags,
        summary: "Change an address; fields left out stay",
        body: Type.Object({ address_id: addressId, ...Type.Partial(Type.Object(fields)).properties }),
        response: answers(address, 401, 404),
      },
    },
    async (request) => {
      const { address_id, detail_address, name, mobile: number, province, city, district } = request.body;
      const { address: updated } = await addresses.updateAddress({
        userId: buyerOf(request).userId,
        addressId: address_id,
        detailAddress: detail_address,
        mobile: number,
        name,
        province,
        city,
        district,
      });
      if (!updated) throw new Error("The address service answered without an address");
      return ok(addressJson(updated));
    },
  );

  app.post(
    "/address/delete",
    {
      schema: {
        tags,
        summary: "Delete an address",
        body: Type.Object({ address_id: addressId }),
        response: answers(done, 401, 404),
      },
    },
    async (request) => {
      await addresses.deleteAddress({ userId: buyerOf(request).userId, addressId: request.body.address_id });
      return ok({ success: true });
    },
  );

  app.post(
    "/address/set_default",
    {
      schema: {
        tags,
        summary: "Make an address the default",
        body: Type.Object({ address_id: addressId }),
        response: answers(done, 401, 404),
      },
    },
    async (request) => {
      await addresses.setDefaultAddress({ userId: buyerOf(request).userId, addressId: request.body.address_id });
      return ok({ success: true });
    },
  );
}

function addressJson({ userId, detailAddress, isDefault, ...rest }: Address) {
  return { ...rest, user_id: userId, detail_address: detailAddress, is_default: isDefault };
}
