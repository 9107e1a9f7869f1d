package org.timecoin.chain.rpc.method;

import java.util.Locale;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.AddressReading;

/** Addresses of one network as callers write them. */
final class AddressParam {

  private AddressParam() {}

  /** What a text is; an address of another network is none. */
  static AddressReading read(String text, AddressDigit digit) {
    AddressReading read = Address.read(text);
    return read instanceof AddressReading.Valid(Address address) && address.digit() != digit
        ? new AddressReading.Invalid(AddressReading.Reason.NETWORK_DIGIT)
        : read;
  }

  /** The address that a text is; fails when it is none. */
  static Address of(String text, AddressDigit digit) {
    return switch (read(text, digit)) {
      case AddressReading.Valid(Address address) -> address;
      case AddressReading.Invalid(AddressReading.Reason reason) ->
          throw RpcError.malformedValue(sentence(reason)).asFailure();
    };
  }

  /** Why a text is no address. */
  static String sentence(AddressReading.Reason reason) {
    return "Not an address of this network: wrong "
        + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
