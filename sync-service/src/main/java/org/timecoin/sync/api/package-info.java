/** What other services can ask. */
package org.timecoin.sync.api;
