/** Whether to download, to wait or to do nothing: a pure function (consensus.md section 1). */
package org.timecoin.sync.decide;
