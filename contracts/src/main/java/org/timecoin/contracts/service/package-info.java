/** How a service starts, ends and speaks to its operator. */
package org.timecoin.contracts.service;
