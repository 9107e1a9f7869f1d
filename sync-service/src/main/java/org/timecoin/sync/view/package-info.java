/** What we know of our neighbours: who the peers are and where our own chain stands. Pure. */
package org.timecoin.sync.view;
