/** What the other services ask of this gateway, over gRPC. */
package org.timecoin.gateway.api;
