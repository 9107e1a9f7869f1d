/** What can be called: the methods of rpc.md that exist so far, and the JSON they answer with. */
package org.timecoin.chain.rpc.method;
