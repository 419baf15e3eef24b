/** The page of a gateway or an IIS in front of Graph, in the form in which clients meet it (microsoft-graph-docs issues 2290, 2240). */
export function gatewayPage(status: number): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${status} - Error</title></head>
<body><div id="header"><h1>Server Error</h1></div><div id="content"><h2>${status} - The request could not be served.</h2></div></body></html>`;
}
