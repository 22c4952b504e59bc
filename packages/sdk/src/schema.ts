// Made by `npm run sdk` from /openapi.json. Not edited by hand.

export interface paths {
    "/api/v1/user/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description 1 to 32 characters. */
                        username: string;
                        /** @description 8 or more in the production profile. */
                        password: string;
                        mobile?: string | "";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                id: number;
                                user_id: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description 1 to 32 characters. */
                        username: string;
                        /** @description 8 or more in the production profile. */
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description Send it as `Authorization: Bearer <token>`. */
                                token: string;
                                user_id: number;
                                /** @description Good for one call of user/refresh. */
                                refresh_token: string;
                                /** @description Seconds the token is good for. */
                                expires_in: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a refresh token for new tokens */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The token of the last login or refresh; works once. */
                        refresh_token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description Send it as `Authorization: Bearer <token>`. */
                                token: string;
                                user_id: number;
                                /** @description Good for one call of user/refresh. */
                                refresh_token: string;
                                /** @description Seconds the token is good for. */
                                expires_in: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own profile */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                id: number;
                                user_id: number;
                                username: string;
                                mobile: string;
                                nickname: string;
                                /** @description 0 not said, 1 male, 2 female. */
                                gender: number;
                                /** @description YYYY-MM-DD or empty. */
                                birthday: string;
                                role: string;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                created_at: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the profile; fields left out stay */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        nickname?: string;
                        mobile?: string | "";
                        gender?: number;
                        birthday?: string | "";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                id: number;
                                user_id: number;
                                username: string;
                                mobile: string;
                                nickname: string;
                                /** @description 0 not said, 1 male, 2 female. */
                                gender: number;
                                /** @description YYYY-MM-DD or empty. */
                                birthday: string;
                                role: string;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                created_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password; other sessions are logged out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description 8 or more in the production profile. */
                        old_password: string;
                        /** @description 8 or more in the production profile. */
                        new_password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/address/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an address; the first becomes the default */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Who receives. */
                        name: string;
                        /** @description Mobile number: 11 digits beginning with 1. */
                        mobile: string;
                        /** @description Province. */
                        province: string;
                        /** @description City. */
                        city: string;
                        /** @description District. */
                        district: string;
                        /** @description Street, house, flat. */
                        detail_address: string;
                        is_default?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                address_id: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/address/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All addresses, the default first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                addresses: {
                                    id: number;
                                    user_id: number;
                                    name: string;
                                    mobile: string;
                                    province: string;
                                    city: string;
                                    district: string;
                                    detail_address: string;
                                    is_default: boolean;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/address/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change an address; fields left out stay */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The address. */
                        address_id: number;
                        /** @description Who receives. */
                        name?: string;
                        /** @description Mobile number: 11 digits beginning with 1. */
                        mobile?: string;
                        /** @description Province. */
                        province?: string;
                        /** @description City. */
                        city?: string;
                        /** @description District. */
                        district?: string;
                        /** @description Street, house, flat. */
                        detail_address?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                id: number;
                                user_id: number;
                                name: string;
                                mobile: string;
                                province: string;
                                city: string;
                                district: string;
                                detail_address: string;
                                is_default: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/address/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete an address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The address. */
                        address_id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/address/set_default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an address the default */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The address. */
                        address_id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Browse and search */
        get: {
            parameters: {
                query?: {
                    /** @description Words, Chinese or Latin. */
                    query?: string;
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                    /** @description Only this category. */
                    category_id?: number;
                    sort?: "default" | "price_asc" | "price_desc" | "newest";
                    /** @description Yuan. */
                    min_price?: number;
                    /** @description Yuan. */
                    max_price?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                products: {
                                    id: number;
                                    name: string;
                                    description: string;
                                    /** @description Path on this host. */
                                    picture: string;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    price_cents: number;
                                    category_id: number;
                                    /** @description First SKU, 0 when there is none. */
                                    sku_id: number;
                                    sku_name: string;
                                    /** @description Yuan. */
                                    sku_price: number;
                                    /** @description What the first SKU costs, in integer cents; 0 when there is none. */
                                    sku_price_cents: number;
                                    /** @description HTML: the name, escaped, with what the query found inside <em>. */
                                    highlight?: string;
                                }[];
                                total: number;
                                facets: {
                                    categories: {
                                        category_id: number;
                                        name: string;
                                        count: number;
                                    }[];
                                    prices: {
                                        /** @description Yuan. */
                                        from: number;
                                        to: number | null;
                                        count: number;
                                    }[];
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product with its SKUs */
        get: {
            parameters: {
                query: {
                    /** @description The product. */
                    id: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                id: number;
                                name: string;
                                description: string;
                                /** @description Path on this host. */
                                picture: string;
                                /** @description Yuan. */
                                price: number;
                                /** @description Integer cents (1/100 yuan). */
                                price_cents: number;
                                category_id: number;
                                /** @description First SKU, 0 when there is none. */
                                sku_id: number;
                                sku_name: string;
                                skus: {
                                    id: number;
                                    sku_id: number;
                                    name: string;
                                    sku_name: string;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    price_cents: number;
                                    /** @description Pieces that can be bought now. */
                                    stock: number;
                                }[];
                                category?: {
                                    id: number;
                                    name: string;
                                    name_en: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shelves, with the number of products on each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                categories: {
                                    id: number;
                                    name: string;
                                    name_en: string;
                                    count: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names while typing */
        get: {
            parameters: {
                query: {
                    /** @description Words, Chinese or Latin. */
                    query: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                suggestions: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put pieces into the cart, on top of what is there */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU. */
                        sku_id: number;
                        /** @description Pieces. */
                        quantity: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                                sku_id: number;
                                quantity: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in the cart */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                items: {
                                    sku_id: number;
                                    quantity: number;
                                    product_id: number;
                                    product_name: string;
                                    sku_name: string;
                                    picture: string;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    price_cents: number;
                                    /** @enum {unknown} */
                                    stock_state: "unknown" | "in_stock" | "insufficient" | "sold_out" | "gone";
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the pieces of a SKU in the cart */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU. */
                        sku_id: number;
                        /** @description Pieces. */
                        quantity: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                                sku_id: number;
                                quantity: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a SKU out of the cart */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU. */
                        sku_id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order: SKUs of the cart (sku_ids), or lines (items) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Left out: the default address. */
                        address_id?: number;
                        sku_ids?: number[];
                        items?: {
                            /** @description The SKU. */
                            sku_id: number;
                            /** @description Pieces. */
                            quantity: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                order_no: string;
                                /** @description Yuan. */
                                total_amount: number;
                                /** @description Integer cents (1/100 yuan). */
                                total_amount_cents: number;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                pay_before: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an unpaid order */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The order. */
                        order_no: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The goods are here: a shipped order is completed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The order. */
                        order_no: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own orders, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                    /** @description Only orders in this state. */
                    status?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                orders: {
                                    order_no: string;
                                    /** @description Yuan. */
                                    total_amount: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    total_amount_cents: number;
                                    /** @description 0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded. */
                                    status: number;
                                    status_name: string;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    created_at: string;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    pay_before: string;
                                    paid_at: string | null;
                                    cancelled_at: string | null;
                                    shipped_at: string | null;
                                    completed_at: string | null;
                                    refunded_at: string | null;
                                    cancel_reason: ("buyer" | "timeout") | null;
                                    /** @description Empty until the order is paid. */
                                    payment_no: string;
                                    seckill: boolean;
                                    items: {
                                        sku_id: number;
                                        product_id: number;
                                        product_name: string;
                                        sku_name: string;
                                        /** @description Yuan. */
                                        price: number;
                                        /** @description Integer cents (1/100 yuan). */
                                        price_cents: number;
                                        quantity: number;
                                        picture: string;
                                    }[];
                                    receiver_name: string;
                                    receiver_mobile: string;
                                    receiver_address: string;
                                }[];
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the own orders */
        get: {
            parameters: {
                query: {
                    /** @description The order. */
                    order_no: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                order_no: string;
                                /** @description Yuan. */
                                total_amount: number;
                                /** @description Integer cents (1/100 yuan). */
                                total_amount_cents: number;
                                /** @description 0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded. */
                                status: number;
                                status_name: string;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                created_at: string;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                pay_before: string;
                                paid_at: string | null;
                                cancelled_at: string | null;
                                shipped_at: string | null;
                                completed_at: string | null;
                                refunded_at: string | null;
                                cancel_reason: ("buyer" | "timeout") | null;
                                /** @description Empty until the order is paid. */
                                payment_no: string;
                                seckill: boolean;
                                items: {
                                    sku_id: number;
                                    product_id: number;
                                    product_name: string;
                                    sku_name: string;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    price_cents: number;
                                    quantity: number;
                                    picture: string;
                                }[];
                                receiver_name: string;
                                receiver_mobile: string;
                                receiver_address: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay an order */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The order. */
                        order_no: string;
                        /** @description Yuan; the order's total. */
                        amount: number;
                        /**
                         * @description Demo profile: what the provider does.
                         * @enum {unknown}
                         */
                        simulate?: "succeed" | "fail" | "slow";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                payment_no: string;
                                order_no: string;
                                /** @description Yuan. */
                                amount: number;
                                /** @description Integer cents (1/100 yuan). */
                                amount_cents: number;
                                /** @enum {unknown} */
                                status: "unknown" | "pending" | "processing" | "paid" | "failed" | "refunding" | "refunded";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest payment of an own order */
        get: {
            parameters: {
                query?: {
                    /** @description The order. */
                    order_no?: string;
                    /** @description Or the payment. */
                    payment_no?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                payment_no: string;
                                order_no: string;
                                /** @description Yuan. */
                                amount: number;
                                /** @description Integer cents (1/100 yuan). */
                                amount_cents: number;
                                /** @enum {unknown} */
                                status: "unknown" | "pending" | "processing" | "paid" | "failed" | "refunding" | "refunded";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notification of the payment provider
         * @description Signed: hex HMAC-SHA256 of `<timestamp>.<body>`. Old or changed notifications are refused, repeated ones change nothing.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Seconds since the epoch. */
                    "x-payment-timestamp": string;
                    "x-payment-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                applied: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/seckill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a place in the flash sale; 200 means it is yours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU on sale. */
                        sku_id: number;
                        /** @description Of POST product/seckill/token, where the shop asks for it. */
                        token?: string;
                        /** @description A text s such that SHA-256 of token + `:` + s begins with as many zero bits as the token asks for. */
                        pow?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @enum {boolean} */
                                success: true;
                                order_no: string;
                                /** @enum {string} */
                                status: "queued";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/seckill/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a place: queued, ordered or lost */
        get: {
            parameters: {
                query?: {
                    /** @description The SKU of the latest attempt. */
                    sku_id?: number;
                    /** @description Or the order number. */
                    order_no?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @enum {unknown} */
                                status: "queued" | "ordered" | "lost";
                                order_no: string;
                                sku_id: number;
                                pay_before: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seckill/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sales that run or are planned */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                activities: {
                                    /** @description 0 for a sale that was opened by hand. */
                                    id: number;
                                    sku_id: number;
                                    product_id: number;
                                    product_name: string;
                                    sku_name: string;
                                    picture: string;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    price_cents: number;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    start: string;
                                    end: string | null;
                                    start_ms: number;
                                    /** @description 0: no end. */
                                    end_ms: number;
                                    stock: number;
                                    remaining: number;
                                    limit_per_user: number;
                                }[];
                                /** @description The server's clock. */
                                now_ms: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Plan a sale (operators) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU. */
                        sku_id: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with a time zone, such as 2026-11-23T20:00:00+08:00.
                         */
                        start: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 with a time zone, such as 2026-11-23T20:00:00+08:00.
                         */
                        end: string;
                        /** @description Pieces on sale. */
                        stock: number;
                        /** @description Places a buyer may take, default 1. */
                        limit_per_user?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description 0 for a sale that was opened by hand. */
                                id: number;
                                sku_id: number;
                                product_id: number;
                                product_name: string;
                                sku_name: string;
                                picture: string;
                                /** @description Yuan. */
                                price: number;
                                /** @description Integer cents (1/100 yuan). */
                                price_cents: number;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                start: string;
                                end: string | null;
                                start_ms: number;
                                /** @description 0: no end. */
                                end_ms: number;
                                stock: number;
                                remaining: number;
                                limit_per_user: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/seckill/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token for one attempt at the flash sale, and the work to do for it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU that is or will be on sale. */
                        sku_id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description For one attempt of this buyer at this SKU. */
                                token: string;
                                /** @description False: the shop takes attempts without a token at present. */
                                required: boolean;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                expires_at: string;
                                /** @description The same in milliseconds since the epoch. */
                                expires_ms: number;
                                pow: {
                                    /** @enum {string} */
                                    algorithm: "sha-256";
                                    /** @description Zero bits that SHA-256 of token + `:` + pow has to begin with. */
                                    bits: number;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product/seckill/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A place in the queue, event by event, until it is an order or lost */
        get: {
            parameters: {
                query: {
                    /** @description The order number that the place was won with. */
                    order_no: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events until the stream ends. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": {
                            /** @enum {string} */
                            event: "place";
                            data: {
                                /** @enum {string} */
                                status: "queued";
                                order_no: string;
                                /** @description About how many places before this one are not orders yet. */
                                ahead: number;
                            };
                        } | {
                            /** @enum {string} */
                            event: "result";
                            data: {
                                /** @enum {unknown} */
                                status: "queued" | "ordered" | "lost";
                                order_no: string;
                                sku_id: number;
                                pay_before: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seckill/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The flash sale of a SKU, event by event: at once, when it changes, and every five seconds */
        get: {
            parameters: {
                query: {
                    /** @description The SKU on sale. */
                    sku_id: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events until the stream ends. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": {
                            /** @enum {string} */
                            event: "sale";
                            data: {
                                sku_id: number;
                                /** @description 0 for a sale that was opened by hand. */
                                activity_id: number;
                                /**
                                 * @description stopped: staff ended it, or called it off.
                                 * @enum {unknown}
                                 */
                                state: "planned" | "running" | "ended" | "stopped";
                                remaining: number;
                                stock: number;
                                start_ms: number;
                                /** @description 0: no end. */
                                end_ms: number;
                                /** @description The server's clock. */
                                now_ms: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product's reviews, newest first, and what they say together */
        get: {
            parameters: {
                query: {
                    /** @description The product. */
                    product_id: number;
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                reviews: {
                                    id: number;
                                    product_id: number;
                                    sku_id: number;
                                    /** @description As it was called when it was bought. */
                                    sku_name: string;
                                    /** @description Stars. */
                                    rating: number;
                                    /** @description Plain text. */
                                    content: string;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    created_at: string;
                                    /** @description Masked: d**o. */
                                    username: string;
                                }[];
                                total: number;
                                summary: {
                                    /** @description Stars, one decimal; 0 without a review. */
                                    average: number;
                                    count: number;
                                    /** @description How many gave one star, two, … five. */
                                    stars: number[];
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own reviews, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                reviews: {
                                    id: number;
                                    product_id: number;
                                    sku_id: number;
                                    /** @description As it was called when it was bought. */
                                    sku_name: string;
                                    /** @description Stars. */
                                    rating: number;
                                    /** @description Plain text. */
                                    content: string;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    created_at: string;
                                    /** @description As it was called when it was bought. */
                                    product_name: string;
                                    order_no: string;
                                    /** @description Taken off the shelf by staff. */
                                    hidden: boolean;
                                }[];
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which SKUs of an own order have a review */
        get: {
            parameters: {
                query: {
                    /** @description The order. */
                    order_no: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                reviewed_sku_ids: number[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Review what was bought, once for each order and SKU */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description An own order that is paid, shipped or completed. */
                        order_no: string;
                        /** @description A SKU of that order. */
                        sku_id: number;
                        /** @description Stars. */
                        rating: number;
                        /** @description What there is to say, as plain text. */
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                id: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete an own review; what was bought can then be reviewed again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The review. */
                        id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reviews of all buyers, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Of this product alone. */
                    product_id?: number;
                    /** @description Only hidden ones, or only those that are not. */
                    hidden?: boolean;
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                reviews: {
                                    id: number;
                                    product_id: number;
                                    sku_id: number;
                                    /** @description As it was called when it was bought. */
                                    sku_name: string;
                                    /** @description Stars. */
                                    rating: number;
                                    /** @description Plain text. */
                                    content: string;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    created_at: string;
                                    /** @description As it was called when it was bought. */
                                    product_name: string;
                                    order_no: string;
                                    /** @description Taken off the shelf by staff. */
                                    hidden: boolean;
                                    /** @description 0 for a review that came with the demo. */
                                    user_id: number;
                                    username: string;
                                }[];
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/reviews/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a review off the shelf, or put it back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The review. */
                        id: number;
                        /** @description false: everybody may read it again. */
                        hidden: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of all buyers, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only orders in this state. */
                    status?: number;
                    /** @description The one order of this number. */
                    order_no?: string;
                    /** @description Only orders of this user. */
                    user_id?: number;
                    /** @description Only orders of flash sales, or none of them. */
                    seckill?: boolean;
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                orders: {
                                    order_no: string;
                                    /** @description Yuan. */
                                    total_amount: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    total_amount_cents: number;
                                    /** @description 0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded. */
                                    status: number;
                                    status_name: string;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    created_at: string;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    pay_before: string;
                                    paid_at: string | null;
                                    cancelled_at: string | null;
                                    shipped_at: string | null;
                                    completed_at: string | null;
                                    refunded_at: string | null;
                                    cancel_reason: ("buyer" | "timeout") | null;
                                    /** @description Empty until the order is paid. */
                                    payment_no: string;
                                    seckill: boolean;
                                    items: {
                                        sku_id: number;
                                        product_id: number;
                                        product_name: string;
                                        sku_name: string;
                                        /** @description Yuan. */
                                        price: number;
                                        /** @description Integer cents (1/100 yuan). */
                                        price_cents: number;
                                        quantity: number;
                                        picture: string;
                                    }[];
                                    receiver_name: string;
                                    receiver_mobile: string;
                                    receiver_address: string;
                                    user_id: number;
                                }[];
                                /** @description Counted up to 10,000, as far as pages go. */
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/orders/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A paid order is on its way */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The order. */
                        order_no: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/orders/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A shipped order is with its buyer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The order. */
                        order_no: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/orders/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the money of a paid order back; what was sold stays sold */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The order. */
                        order_no: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All flash sales, the latest start first */
        get: {
            parameters: {
                query?: {
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                sales: {
                                    /** @description 0 for a sale that was opened by hand. */
                                    id: number;
                                    sku_id: number;
                                    product_id: number;
                                    product_name: string;
                                    sku_name: string;
                                    picture: string;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    price_cents: number;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    start: string;
                                    end: string | null;
                                    start_ms: number;
                                    /** @description 0: no end. */
                                    end_ms: number;
                                    stock: number;
                                    remaining: number;
                                    limit_per_user: number;
                                    /**
                                     * @description stopped: staff ended it, or called it off.
                                     * @enum {unknown}
                                     */
                                    state: "planned" | "running" | "ended" | "stopped";
                                }[];
                                total: number;
                                /** @description The server's clock. */
                                now_ms: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/sales/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A planned sale starts now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The sale. */
                        id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description 0 for a sale that was opened by hand. */
                                id: number;
                                sku_id: number;
                                product_id: number;
                                product_name: string;
                                sku_name: string;
                                picture: string;
                                /** @description Yuan. */
                                price: number;
                                /** @description Integer cents (1/100 yuan). */
                                price_cents: number;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                start: string;
                                end: string | null;
                                start_ms: number;
                                /** @description 0: no end. */
                                end_ms: number;
                                stock: number;
                                remaining: number;
                                limit_per_user: number;
                                /**
                                 * @description stopped: staff ended it, or called it off.
                                 * @enum {unknown}
                                 */
                                state: "planned" | "running" | "ended" | "stopped";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/sales/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A sale that runs ends now, a planned one is called off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The sale. */
                        id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description 0 for a sale that was opened by hand. */
                                id: number;
                                sku_id: number;
                                product_id: number;
                                product_name: string;
                                sku_name: string;
                                picture: string;
                                /** @description Yuan. */
                                price: number;
                                /** @description Integer cents (1/100 yuan). */
                                price_cents: number;
                                /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                start: string;
                                end: string | null;
                                start_ms: number;
                                /** @description 0: no end. */
                                end_ms: number;
                                stock: number;
                                remaining: number;
                                limit_per_user: number;
                                /**
                                 * @description stopped: staff ended it, or called it off.
                                 * @enum {unknown}
                                 */
                                state: "planned" | "running" | "ended" | "stopped";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sales, orders, users and products in figures */
        get: {
            parameters: {
                query?: {
                    /** @description Days of the trend, today included; default 7. */
                    days?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description The server's clock. */
                                now_ms: number;
                                /** @description Paid and not refunded, by the day of the payment. */
                                sales: {
                                    /** @description Integer cents (1/100 yuan). */
                                    total_cents: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    today_cents: number;
                                };
                                orders: {
                                    total: number;
                                    today: number;
                                    by_status: {
                                        /** @description 0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded. */
                                        status: number;
                                        count: number;
                                    }[];
                                };
                                users: {
                                    total: number;
                                    today: number;
                                    disabled: number;
                                };
                                products: {
                                    /** @description On sale. */
                                    total: number;
                                    skus: number;
                                    /** @description SKUs without a free unit. */
                                    out_of_stock: number;
                                };
                                /** @description Over the days of the trend, the best first. */
                                categories: {
                                    /** @description 0: products that are gone. */
                                    category_id: number;
                                    name: string;
                                    name_en: string;
                                    /** @description Integer cents (1/100 yuan). */
                                    sales_cents: number;
                                    units: number;
                                    /** @description Of the sales of all categories. */
                                    share: number;
                                }[];
                                /** @description The oldest day first; the last one is today. */
                                trend: {
                                    /** @description YYYY-MM-DD, China Standard Time. */
                                    date: string;
                                    /** @description Made that day. */
                                    orders: number;
                                    /** @description Paid that day and not refunded since. */
                                    paid_orders: number;
                                    /** @description Integer cents: what was paid for those. */
                                    sales_cents: number;
                                    new_users: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the prices of a category, or of all; with preview only tell what would change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description 0: all. */
                        category_id: number;
                        /** @description Either this, to two decimals, */
                        percent?: number;
                        /** @description or this. */
                        delta_cents?: number;
                        preview?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description SKUs whose price is another one. */
                                changed: number;
                                skus: {
                                    sku_id: number;
                                    product_name: string;
                                    name: string;
                                    /** @description Integer cents (1/100 yuan). */
                                    before_cents: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    after_cents: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All products on sale as a CSV file, a line for each SKU
         * @description UTF-8 with a byte order mark. Text that a spreadsheet would run as a formula has a ' in front.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description products.csv */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change and add products by a CSV file as it is exported: all of it, or with errors nothing
         * @description At most 2,000 lines and 2 MB. Without product_id a new product (lines with the same name are one), without sku_id a new SKU. Stock is what a new SKU begins with; that of a known one is not changed. SKUs that the file leaves out stay.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The file. */
                        csv: string;
                        /** @description Only tell what would be done. */
                        dry_run?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description Products. */
                                created: number;
                                /** @description Products. */
                                updated: number;
                                /** @description Products. */
                                unchanged: number;
                                /** @description The first 100. Any: nothing was changed. */
                                errors: {
                                    /** @description In the file, whose header is line 1. */
                                    line: number;
                                    /** @description Name of the column. */
                                    field: string;
                                    reason: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products on sale with what is left of them, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name, or the id. */
                    query?: string;
                    /** @description Only this category. */
                    category_id?: number;
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                products: {
                                    id: number;
                                    name: string;
                                    description: string;
                                    /** @description Path on this host. */
                                    picture: string;
                                    category_id: number;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents: that of the first SKU. */
                                    price_cents: number;
                                    deleted: boolean;
                                    skus: {
                                        sku_id: number;
                                        name: string;
                                        /** @description Yuan. */
                                        price: number;
                                        /** @description Integer cents (1/100 yuan). */
                                        price_cents: number;
                                        /** @description Free units. */
                                        stock: number;
                                    }[];
                                }[];
                                /** @description Counted up to 10,000, as far as pages go. */
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a product, or make a new one; seen in the shop at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The product; left out: a new one. */
                        id?: number;
                        /** @description Its name. */
                        name: string;
                        description: string;
                        /** @description Path on this host; left out: as it was, or a stand-in. */
                        picture?: string;
                        /** @description Its shelf. */
                        category_id: number;
                        /** @description All of them: those left out are withdrawn. The price of the first is that of the product. */
                        skus: {
                            /** @description A SKU of this product; left out: a new one. */
                            sku_id?: number;
                            /** @description What distinguishes it: 500g. */
                            name: string;
                            /** @description Integer cents (1/100 yuan). */
                            price_cents: number;
                            /** @description Units a new one begins with, default 0. */
                            stock?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                id: number;
                                name: string;
                                description: string;
                                /** @description Path on this host. */
                                picture: string;
                                category_id: number;
                                /** @description Yuan. */
                                price: number;
                                /** @description Integer cents: that of the first SKU. */
                                price_cents: number;
                                deleted: boolean;
                                skus: {
                                    sku_id: number;
                                    name: string;
                                    /** @description Yuan. */
                                    price: number;
                                    /** @description Integer cents (1/100 yuan). */
                                    price_cents: number;
                                    /** @description Free units. */
                                    stock: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a product off sale; orders keep what they show */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The product. */
                        id: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                success: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/stock/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add units to a SKU, or take free ones away */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU. */
                        sku_id: number;
                        /** @description Units; below 0: taken away. Not 0. */
                        delta: number;
                        /** @description Why; kept in the audit log. */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                sku_id: number;
                                /** @description Free units since. */
                                stock: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users, the latest registered first */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the user name, whatever its case. */
                    query?: string;
                    /** @description Only users with this role. */
                    role?: "buyer" | "operator" | "admin";
                    /** @description Only users who are shut out, or none of them. */
                    disabled?: boolean;
                    /** @description Page, from 1, which is the default. */
                    page?: number;
                    /** @description Entries on a page, default 10. */
                    page_size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                users: {
                                    user_id: number;
                                    username: string;
                                    nickname: string;
                                    /** @description Masked: 138****8000; empty when there is none. */
                                    mobile: string;
                                    role: string;
                                    disabled: boolean;
                                    /** @description YYYY-MM-DD HH:mm:ss, China Standard Time. */
                                    created_at: string;
                                }[];
                                /** @description Counted up to 10,000, as far as pages go. */
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/users/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a user a role; all sessions of the user end. The last admin stays one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        user_id: number;
                        /**
                         * @description Each may what those before may.
                         * @enum {unknown}
                         */
                        role: "buyer" | "operator" | "admin";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                user_id: number;
                                username: string;
                                /**
                                 * @description Each may what those before may.
                                 * @enum {unknown}
                                 */
                                role: "buyer" | "operator" | "admin";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/users/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shut a user out, or let one in again; all sessions of the user end. The last admin cannot be shut out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        user_id: number;
                        disabled: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                user_id: number;
                                username: string;
                                /**
                                 * @description Each may what those before may.
                                 * @enum {unknown}
                                 */
                                role: "buyer" | "operator" | "admin";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What operators and admins did, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description Entries before this id. */
                    before?: string;
                    /** @description Default 50. */
                    limit?: number;
                    /** @description Of this user alone. */
                    actor_id?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                entries: {
                                    id: string;
                                    /** @description Milliseconds since the epoch. */
                                    at: number;
                                    actor_id: number;
                                    actor_role: string;
                                    /** @description Method and route. */
                                    action: string;
                                    /** @description JSON of what was asked, masked; cut off after 2,000 characters. */
                                    detail: string;
                                    client_address: string;
                                    trace_id: string;
                                    /** @description HTTP status of the answer; 0 while nothing is known of it. */
                                    status: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The books of stock and sales, what does not add up, and what was repaired */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                books: {
                                    sku_id: number;
                                    /**
                                     * @description The ordinary stock, or the units of its flash sale.
                                     * @enum {unknown}
                                     */
                                    pool: "catalogue" | "sale";
                                    /** @description initial = free + held + sold. */
                                    initial: number;
                                    /** @description Can be bought. */
                                    free: number;
                                    /** @description Of orders on their way or unpaid. */
                                    held: number;
                                    /** @description Of paid orders. */
                                    sold: number;
                                }[];
                                /** @description What did not add up at the latest look; empty: all does. */
                                open: {
                                    /** @description A stable name. */
                                    kind: string;
                                    sku_id?: number;
                                    order_no?: string;
                                    detail: string;
                                    /** @description Milliseconds since the epoch. */
                                    at: number;
                                }[];
                                /** @description What was put right, the latest first, at most 100. */
                                repairs: {
                                    /** @description A stable name. */
                                    kind: string;
                                    sku_id?: number;
                                    order_no?: string;
                                    detail: string;
                                    /** @description Milliseconds since the epoch. */
                                    at: number;
                                }[];
                                /** @description When the reconciler looked last, milliseconds since the epoch; 0: not yet. */
                                checked_at: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many messages the queues hold; <queue>.dead are dead letters */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                queues: {
                                    queue: string;
                                    /** @description Can be delivered now. */
                                    ready: number;
                                    /** @description Wait for their time. */
                                    delayed: number;
                                    /** @description With a consumer; with RabbitMQ, one of this process. */
                                    unacked: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that nobody could handle, the oldest of each queue first */
        get: {
            parameters: {
                query?: {
                    /** @description The queue that the messages could not be delivered in. */
                    queue?: "seckill.order.queue" | "order.close.queue" | "stock.command.queue" | "product.change.queue" | "payment.refund.queue" | "payment.provider.queue";
                    /** @description Of each queue; default 20. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                messages: {
                                    queue: string;
                                    message_id: string;
                                    /** @description Why it is here, header x-error; empty when that is not known. */
                                    error: string;
                                    /** @description Deliveries that were tried. */
                                    attempt: number;
                                    /** @description Personal fields are masked; what is sent again is not. */
                                    body: unknown;
                                    headers: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/dead-letters/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send all dead letters of a queue again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description The queue that the messages could not be delivered in.
                         * @enum {unknown}
                         */
                        queue: "seckill.order.queue" | "order.close.queue" | "stock.command.queue" | "product.change.queue" | "payment.refund.queue" | "payment.provider.queue";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                retried: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/flow/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules in force, and what operators have set */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                in_force: unknown;
                                stored: {
                                    version: number;
                                    /** @description Who saved them. */
                                    by: string;
                                    /** @description Milliseconds since the epoch. */
                                    at: number;
                                    comment?: string;
                                    rules: unknown;
                                } | null;
                                /** @description Why what is stored cannot be taken; stored is null then. */
                                problem?: string;
                            };
                        };
                    };
                };
            };
        };
        /** Replace what operators have set; {} brings the defaults back */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A rule set; kinds that are left out keep the shop's defaults. */
                        rules: unknown;
                        /** @description Why; kept in the history. */
                        comment?: string;
                        /** @description Only if this version is there; 0 for none. */
                        expected_version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                version: number;
                                /** @description Who saved them. */
                                by: string;
                                /** @description Milliseconds since the epoch. */
                                at: number;
                                comment?: string;
                                rules: unknown;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/flow/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is wrong with rules, without taking them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A rule set; kinds that are left out keep the shop's defaults. */
                        rules: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @enum {boolean} */
                                valid: true;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/flow/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed the rules, the latest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                versions: {
                                    version: number;
                                    /** @description Who saved them. */
                                    by: string;
                                    /** @description Milliseconds since the epoch. */
                                    at: number;
                                    comment?: string;
                                    rules: unknown;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/flow/rules/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an earlier version back, as a new one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        /** @description Why; kept in the history. */
                        comment?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                version: number;
                                /** @description Who saved them. */
                                by: string;
                                /** @description Milliseconds since the epoch. */
                                at: number;
                                comment?: string;
                                rules: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/flow/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens on each resource now, every breaker, every instance that is balanced */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description Their ids: the workers of this gateway, or the one process. */
                                processes: number[];
                                /** @description Milliseconds since the epoch. */
                                at: number;
                                resources: {
                                    resource: string;
                                    pass_per_second: number;
                                    block_per_second: number;
                                    complete_per_second: number;
                                    error_per_second: number;
                                    average_rt_ms: number;
                                    min_rt_ms: number;
                                    /** @description Inside now. */
                                    concurrency: number;
                                    /** @description Since the start. */
                                    passed: number;
                                    /** @description Since the start. */
                                    blocked: number;
                                }[];
                                /** @description Of several processes: each as in the one where it stands worst. */
                                breakers: {
                                    resource: string;
                                    rule: string;
                                    /** @enum {unknown} */
                                    state: "closed" | "open" | "half_open";
                                    /** @description Milliseconds since the epoch. */
                                    since: number;
                                    /** @description Milliseconds since the epoch. */
                                    retry_at?: number;
                                    total: number;
                                    bad: number;
                                    ratio: number;
                                }[];
                                instances: {
                                    service: string;
                                    instance: string;
                                    ejected: boolean;
                                    /** @description Milliseconds since the epoch. */
                                    ejected_until?: number;
                                    failures: number;
                                    total: number;
                                    ejections: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/flow/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was refused, by second, resource, rule and origin; the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description Lines at most, default 100. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                blocks: {
                                    /** @description Milliseconds since the epoch. */
                                    at: number;
                                    resource: string;
                                    kind: string;
                                    rule: string;
                                    origin: string;
                                    count: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/flow/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in each second, from the metric log */
        get: {
            parameters: {
                query?: {
                    /** @description Default: a minute ago. */
                    from?: number;
                    /** @description Default: now. */
                    to?: number;
                    resource?: string;
                    /** @description Lines at most, default 1000. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                seconds: {
                                    /** @description Milliseconds since the epoch. */
                                    timestamp: number;
                                    resource: string;
                                    pass: number;
                                    block: number;
                                    complete: number;
                                    error: number;
                                    /** @description Mean, in milliseconds. */
                                    rt: number;
                                    concurrency: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Faults that are switched on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                faults: {
                                    [key: string]: unknown;
                                };
                            };
                        };
                    };
                };
            };
        };
        /** Make a service slow or failing, in every process within a second; without fault: well again */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whose calls are to suffer.
                         * @enum {unknown}
                         */
                        service: "user-service" | "product-service" | "cart-service" | "order-service" | "payment-service" | "address-service" | "review-service" | "admin-service";
                        fault?: {
                            /** @description Each call waits so long before it is served. */
                            latency_ms?: number;
                            /** @description So many fail. */
                            error_share?: number;
                            /** @description Ends by itself; default 60. */
                            seconds?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                faults: {
                                    [key: string]: unknown;
                                };
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The services with their instances, and the broker */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @enum {unknown} */
                                profile: "demo" | "production";
                                /** @description All services are in one process, without servers. */
                                embedded: boolean;
                                services: {
                                    /** @description Such as order-service. */
                                    service: string;
                                    /**
                                     * @description stopped: by an operator, in the demo.
                                     * @enum {unknown}
                                     */
                                    state: "up" | "stopped" | "unreachable";
                                    /** @description Whether it can be stopped and started here. */
                                    can_stop: boolean;
                                    instances: {
                                        id: string;
                                        /** @description host:port, or where else it runs. */
                                        address: string;
                                        healthy: boolean;
                                    }[];
                                }[];
                                broker: {
                                    /** @enum {unknown} */
                                    kind: "embedded" | "rabbitmq";
                                    /** @enum {unknown} */
                                    state: "up" | "stopped";
                                    /** @description Whether it can be stopped and started here. */
                                    can_stop: boolean;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/services/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a service or the broker, as if it had died (demo) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description A service, or the broker.
                         * @enum {unknown}
                         */
                        service: "address-service" | "product-service" | "cart-service" | "order-service" | "payment-service" | "review-service" | "admin-service" | "broker";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @enum {unknown} */
                                profile: "demo" | "production";
                                /** @description All services are in one process, without servers. */
                                embedded: boolean;
                                services: {
                                    /** @description Such as order-service. */
                                    service: string;
                                    /**
                                     * @description stopped: by an operator, in the demo.
                                     * @enum {unknown}
                                     */
                                    state: "up" | "stopped" | "unreachable";
                                    /** @description Whether it can be stopped and started here. */
                                    can_stop: boolean;
                                    instances: {
                                        id: string;
                                        /** @description host:port, or where else it runs. */
                                        address: string;
                                        healthy: boolean;
                                    }[];
                                }[];
                                broker: {
                                    /** @enum {unknown} */
                                    kind: "embedded" | "rabbitmq";
                                    /** @enum {unknown} */
                                    state: "up" | "stopped";
                                    /** @description Whether it can be stopped and started here. */
                                    can_stop: boolean;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/services/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start what was stopped: it goes on with what it had (demo) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description A service, or the broker.
                         * @enum {unknown}
                         */
                        service: "address-service" | "product-service" | "cart-service" | "order-service" | "payment-service" | "review-service" | "admin-service" | "broker";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @enum {unknown} */
                                profile: "demo" | "production";
                                /** @description All services are in one process, without servers. */
                                embedded: boolean;
                                services: {
                                    /** @description Such as order-service. */
                                    service: string;
                                    /**
                                     * @description stopped: by an operator, in the demo.
                                     * @enum {unknown}
                                     */
                                    state: "up" | "stopped" | "unreachable";
                                    /** @description Whether it can be stopped and started here. */
                                    can_stop: boolean;
                                    instances: {
                                        id: string;
                                        /** @description host:port, or where else it runs. */
                                        address: string;
                                        healthy: boolean;
                                    }[];
                                }[];
                                broker: {
                                    /** @enum {unknown} */
                                    kind: "embedded" | "rabbitmq";
                                    /** @enum {unknown} */
                                    state: "up" | "stopped";
                                    /** @description Whether it can be stopped and started here. */
                                    can_stop: boolean;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens now: an event `live` each second */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events until the stream ends. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": {
                            /** @enum {string} */
                            event: "live";
                            data: {
                                /** @description Milliseconds since the epoch. */
                                t: number;
                                requests: {
                                    per_second: number;
                                    p50_ms: number | null;
                                    p95_ms: number | null;
                                    p99_ms: number | null;
                                    /** @description Answers of status 500 and above, a second. */
                                    errors: number;
                                };
                                flow: {
                                    /** @description Requests a second that flow control let through. */
                                    passed: number;
                                    /** @description Refusals a second, by all rules. */
                                    blocked: number;
                                };
                                /** @description The ten busiest, a second. */
                                resources: {
                                    resource: string;
                                    passed: number;
                                    blocked: number;
                                }[];
                                /** @description Empty while the broker does not answer. */
                                queues: {
                                    queue: string;
                                    /** @description Messages that can be delivered. */
                                    ready: number;
                                    /** @description Messages that wait for their time. */
                                    delayed: number;
                                    /** @description Messages with a consumer. */
                                    unacked: number;
                                    /** @description Messages that nobody could handle. */
                                    dead: number;
                                    delay_ms: number | null;
                                }[];
                                breakers: {
                                    resource: string;
                                    /** @enum {unknown} */
                                    state: "closed" | "open" | "half_open";
                                }[];
                                process: {
                                    /** @description Memory of all processes, in MiB. */
                                    rss_mb: number;
                                    /** @description Of one core; several processes add up. */
                                    cpu_percent: number;
                                    /** @description How late timers were, 99 of 100; of the process where it was worst. */
                                    event_loop_ms: number;
                                };
                                ledger: {
                                    drift: number | null;
                                    open: number | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest traces (demo) */
        get: {
            parameters: {
                query?: {
                    /** @description A part of the name. */
                    name?: string;
                    /** @description Default 100. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                traces: {
                                    trace_id: string;
                                    /** @description Of its first span. */
                                    name: string;
                                    /** @description Milliseconds since the epoch, with fractions. */
                                    start_ms: number;
                                    /** @description Milliseconds. */
                                    duration_ms: number;
                                    spans: number;
                                    services: string[];
                                    /** @description Whether any span failed. */
                                    error: boolean;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/traces/{trace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The spans of one trace, by their start (demo) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    trace_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                trace_id: string;
                                spans: {
                                    span_id: string;
                                    parent_id: string | null;
                                    name: string;
                                    service: string;
                                    /** @enum {unknown} */
                                    kind: "internal" | "server" | "client" | "producer" | "consumer";
                                    /** @description Milliseconds since the epoch, with fractions. */
                                    start_ms: number;
                                    /** @description Milliseconds since the trace began. */
                                    offset_ms: number;
                                    /** @description Milliseconds. */
                                    duration_ms: number;
                                    error: string | null;
                                    attributes: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/live-sale/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a sale and send a crowd to it; one at a time (demo) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The SKU on sale. */
                        sku_id: number;
                        /** @description Units on sale. */
                        stock: number;
                        /** @description Buyers who come. */
                        buyers: number;
                        /** @description Over which they come; default 5. */
                        seconds?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description 0: none was started yet. */
                                id: number;
                                /** @enum {unknown} */
                                phase: "idle" | "preparing" | "running" | "settling" | "done" | "failed";
                                error: string | null;
                                sku_id: number;
                                stock: number;
                                buyers: number;
                                started_ms: number | null;
                                remaining: number | null;
                                crowd: {
                                    /** @description Attempts that were sent. */
                                    sent: number;
                                    /** @description Attempts that were answered, whatever the answer. */
                                    answered: number;
                                    /** @description Buyers who were told that a place is theirs. */
                                    won: number;
                                    /** @description Buyers who heard that all is sold. */
                                    sold_out: number;
                                    /** @description Times that the limit refused: such a buyer comes again. */
                                    limited: number;
                                    /** @description Buyers who heard that they have a place: the first answer did not reach them. */
                                    already: number;
                                    /** @description Attempts that failed or were not answered: such a buyer comes again. */
                                    failed: number;
                                };
                                latency: {
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p50_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p95_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p99_ms: number;
                                };
                                orders: {
                                    /** @description Places that are orders. */
                                    landed: number;
                                    /** @description Of them. */
                                    unpaid: number;
                                    /** @description Of them. */
                                    paid: number;
                                    /** @description Of them. */
                                    cancelled: number;
                                };
                                /** @description The books of this sale. */
                                ledger: {
                                    initial: number;
                                    free: number;
                                    held: number;
                                    sold: number;
                                    /** @description initial - free - held - sold. */
                                    drift: number;
                                    /** @description What does not add up about this SKU. */
                                    open: number;
                                };
                                verdict: ("exact" | "oversold" | "lost" | "drift" | "unsettled") | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/live-sale/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the crowd home (demo) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description 0: none was started yet. */
                                id: number;
                                /** @enum {unknown} */
                                phase: "idle" | "preparing" | "running" | "settling" | "done" | "failed";
                                error: string | null;
                                sku_id: number;
                                stock: number;
                                buyers: number;
                                started_ms: number | null;
                                remaining: number | null;
                                crowd: {
                                    /** @description Attempts that were sent. */
                                    sent: number;
                                    /** @description Attempts that were answered, whatever the answer. */
                                    answered: number;
                                    /** @description Buyers who were told that a place is theirs. */
                                    won: number;
                                    /** @description Buyers who heard that all is sold. */
                                    sold_out: number;
                                    /** @description Times that the limit refused: such a buyer comes again. */
                                    limited: number;
                                    /** @description Buyers who heard that they have a place: the first answer did not reach them. */
                                    already: number;
                                    /** @description Attempts that failed or were not answered: such a buyer comes again. */
                                    failed: number;
                                };
                                latency: {
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p50_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p95_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p99_ms: number;
                                };
                                orders: {
                                    /** @description Places that are orders. */
                                    landed: number;
                                    /** @description Of them. */
                                    unpaid: number;
                                    /** @description Of them. */
                                    paid: number;
                                    /** @description Of them. */
                                    cancelled: number;
                                };
                                /** @description The books of this sale. */
                                ledger: {
                                    initial: number;
                                    free: number;
                                    held: number;
                                    sold: number;
                                    /** @description initial - free - held - sold. */
                                    drift: number;
                                    /** @description What does not add up about this SKU. */
                                    open: number;
                                };
                                verdict: ("exact" | "oversold" | "lost" | "drift" | "unsettled") | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/live-sale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the live sale stands (demo) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {number} */
                            code: 200;
                            msg: string;
                            data: {
                                /** @description 0: none was started yet. */
                                id: number;
                                /** @enum {unknown} */
                                phase: "idle" | "preparing" | "running" | "settling" | "done" | "failed";
                                error: string | null;
                                sku_id: number;
                                stock: number;
                                buyers: number;
                                started_ms: number | null;
                                remaining: number | null;
                                crowd: {
                                    /** @description Attempts that were sent. */
                                    sent: number;
                                    /** @description Attempts that were answered, whatever the answer. */
                                    answered: number;
                                    /** @description Buyers who were told that a place is theirs. */
                                    won: number;
                                    /** @description Buyers who heard that all is sold. */
                                    sold_out: number;
                                    /** @description Times that the limit refused: such a buyer comes again. */
                                    limited: number;
                                    /** @description Buyers who heard that they have a place: the first answer did not reach them. */
                                    already: number;
                                    /** @description Attempts that failed or were not answered: such a buyer comes again. */
                                    failed: number;
                                };
                                latency: {
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p50_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p95_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p99_ms: number;
                                };
                                orders: {
                                    /** @description Places that are orders. */
                                    landed: number;
                                    /** @description Of them. */
                                    unpaid: number;
                                    /** @description Of them. */
                                    paid: number;
                                    /** @description Of them. */
                                    cancelled: number;
                                };
                                /** @description The books of this sale. */
                                ledger: {
                                    initial: number;
                                    free: number;
                                    held: number;
                                    sold: number;
                                    /** @description initial - free - held - sold. */
                                    drift: number;
                                    /** @description What does not add up about this SKU. */
                                    open: number;
                                };
                                verdict: ("exact" | "oversold" | "lost" | "drift" | "unsettled") | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/live-sale/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the live sale stands: an event `sale` at once, and four a second while it runs (demo) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events until the stream ends. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": {
                            /** @enum {string} */
                            event: "sale";
                            data: {
                                /** @description 0: none was started yet. */
                                id: number;
                                /** @enum {unknown} */
                                phase: "idle" | "preparing" | "running" | "settling" | "done" | "failed";
                                error: string | null;
                                sku_id: number;
                                stock: number;
                                buyers: number;
                                started_ms: number | null;
                                remaining: number | null;
                                crowd: {
                                    /** @description Attempts that were sent. */
                                    sent: number;
                                    /** @description Attempts that were answered, whatever the answer. */
                                    answered: number;
                                    /** @description Buyers who were told that a place is theirs. */
                                    won: number;
                                    /** @description Buyers who heard that all is sold. */
                                    sold_out: number;
                                    /** @description Times that the limit refused: such a buyer comes again. */
                                    limited: number;
                                    /** @description Buyers who heard that they have a place: the first answer did not reach them. */
                                    already: number;
                                    /** @description Attempts that failed or were not answered: such a buyer comes again. */
                                    failed: number;
                                };
                                latency: {
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p50_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p95_ms: number;
                                    /** @description Milliseconds; 0 while nothing was answered. */
                                    p99_ms: number;
                                };
                                orders: {
                                    /** @description Places that are orders. */
                                    landed: number;
                                    /** @description Of them. */
                                    unpaid: number;
                                    /** @description Of them. */
                                    paid: number;
                                    /** @description Of them. */
                                    cancelled: number;
                                };
                                /** @description The books of this sale. */
                                ledger: {
                                    initial: number;
                                    free: number;
                                    held: number;
                                    sold: number;
                                    /** @description initial - free - held - sold. */
                                    drift: number;
                                    /** @description What does not add up about this SKU. */
                                    open: number;
                                };
                                verdict: ("exact" | "oversold" | "lost" | "drift" | "unsettled") | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every service takes calls */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                            services: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Error */
        Error: {
            /** @description The HTTP status. */
            code: number;
            /** @description A sentence for the buyer, in Chinese or English (Accept-Language). */
            msg: string;
            /** @description The stable name of the error; docs/errors.md lists all. */
            error: string;
            /** @description The input field at fault. */
            field?: string;
            trace_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
