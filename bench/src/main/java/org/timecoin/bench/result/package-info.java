/**
 * What a measurement is: metrics of several runs, on a machine, shown as a table or written as
 * JSON.
 */
package org.timecoin.bench.result;
