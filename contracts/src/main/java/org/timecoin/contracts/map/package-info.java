/** Protocol values to and from their protobuf form. */
package org.timecoin.contracts.map;
