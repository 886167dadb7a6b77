using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// The number by which rows of an account are found: the first 64 bits of SHA-256 of its id, the same in SQL and here. Days are sorted by it, and the
/// engine skips whole blocks by a number, but by the first 8 characters of a text only, which ids share.
/// </summary>
internal static class AccountKey
{
    internal static ulong Of(string account)
    {
        Span<byte> text = stackalloc byte[512];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var bytes = account.Length <= 128 ? text[..Encoding.UTF8.GetBytes(account, text)] : Encoding.UTF8.GetBytes(account);
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
