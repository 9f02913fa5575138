/** Institution API: what is no operation of it, told in the API's own way. */
import { noSuchOperation } from "../api/call.server";

export const loader = noSuchOperation;
export const action = noSuchOperation;
