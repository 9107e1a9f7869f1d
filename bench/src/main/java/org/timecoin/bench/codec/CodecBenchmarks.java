package org.timecoin.bench.codec;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** The four things that are timed; each handles one whole answer. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodecBenchmarks {

  /** Our codec: bytes to records, checked and bounded. */
  @Benchmark
  public Message decode(WireBlocks blocks) throws WireFault {
    return WireCodec.decode(blocks.line());
  }

  /** Jackson: bytes to tokens, every number read, nothing built. */
  @Benchmark
  public long jacksonDecode(WireBlocks blocks) throws IOException {
    return JacksonBlocks.read(blocks.line());
  }

  /** Our codec: records to bytes. */
  @Benchmark
  public byte[] encode(WireBlocks blocks) {
    return WireCodec.encode(blocks.message());
  }

  /** Jackson's generator: records to bytes, by a writer made by hand. */
  @Benchmark
  public byte[] jacksonEncode(WireBlocks blocks) throws IOException {
    return JacksonBlocks.write(blocks.message().blocks());
  }
}
