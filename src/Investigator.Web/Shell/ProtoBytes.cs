using System.Text;

namespace Investigator.Web.Shell;

/// <summary>The few protobuf messages that the console answers with, written by hand.</summary>
internal static class ProtoBytes
{
    /// <summary>Export…ServiceResponse: empty, or with its partial success.</summary>
    public static byte[] Partial(long rejected, string? message) => rejected == 0 && message is null ? [] : Field(1, [.. Number(1, rejected), .. Field(2, message ?? "")]);

    /// <summary>google.rpc.Status.</summary>
    /// <param name="comeBackAfterSeconds">Above 0: with a RetryInfo, which tells exporters to send the same again.</param>
    public static byte[] Status(int code, string message, int comeBackAfterSeconds = 0)
    {
        byte[] status = [.. Number(1, code), .. Field(2, message)];
        if (comeBackAfterSeconds <= 0) return status;
        var retry = Field(1, Number(1, comeBackAfterSeconds)); // RetryInfo { retry_delay: Duration { seconds } }
        return [.. status, .. Field(3, [.. Field(1, "type.googleapis.com/google.rpc.RetryInfo"), .. Field(2, retry)])];
    }

    private static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] content) => [.. Varint((ulong)((number << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int number, long value) => value == 0 ? [] : [.. Varint((ulong)(number << 3)), .. Varint((ulong)value)];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
