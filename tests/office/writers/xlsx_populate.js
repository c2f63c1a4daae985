// Reads a workbook with xlsx-populate and writes it again: node xlsx_populate.js SOURCE TARGET
const XlsxPopulate = require("xlsx-populate");
const [source, target] = process.argv.slice(2);
XlsxPopulate.fromFileAsync(source).then((book) => book.toFileAsync(target));
