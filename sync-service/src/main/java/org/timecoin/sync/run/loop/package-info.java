/** The one thread that all decisions of this service are made on. */
package org.timecoin.sync.run.loop;
