/** What the gateway counts. What peers write is never a label. */
package org.timecoin.gateway.measure;
