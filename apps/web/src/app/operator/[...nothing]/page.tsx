import { noPage } from "../../../process/no-page.ts";

export default noPage;
