/** JSON-RPC over HTTP: who may call, how much, and how fast. */
package org.timecoin.chain.rpc.http;
