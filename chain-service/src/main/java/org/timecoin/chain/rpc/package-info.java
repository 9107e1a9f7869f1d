/**
 * JSON-RPC 2.0 as rpc.md says it: requests, parameters, errors, amounts, and the dispatch of calls
 * to methods. Knows neither HTTP nor what the methods do.
 */
package org.timecoin.chain.rpc;
