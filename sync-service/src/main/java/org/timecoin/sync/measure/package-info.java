/** The numbers of sync. */
package org.timecoin.sync.measure;
