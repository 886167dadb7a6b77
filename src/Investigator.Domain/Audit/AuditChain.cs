using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Audit;

/// <summary>The hash chain over audit entries: whoever changes, drops or reorders one breaks every hash after it.</summary>
public static class AuditChain
{
    /// <summary>What stands where the first entry's predecessor would: 64 zeros.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>SHA-256 over every field but the hash itself, each field with its length before it so that no two entries collide by shifting text.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string HashOf(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, entry.Sequence);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, entry.At.UtcTicks);
        hash.AppendData(number);
        foreach (var field in (ReadOnlySpan<string>)[entry.PersonId, entry.PersonName, entry.Act, entry.Subject, entry.Detail, entry.PreviousHash])
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Walks entries in order and says where the chain first breaks; O(n), one pass.</summary>
    /// <returns>The break, or <c>null</c> when every entry stands where and as it was written.</returns>
    public static AuditBreak? FirstBreak(IEnumerable<AuditEntry> entries)
    {
        var (sequence, previous) = (0L, Genesis);
        foreach (var entry in entries)
        {
            if (BreakAt(entry, sequence, previous) is { } gap) return gap;
            (sequence, previous) = (entry.Sequence, entry.Hash);
        }

        return null;
    }

    /// <summary>Whether the entry stands where and as it was written, after the one before it.</summary>
    /// <param name="before"><c>null</c>: it is the first.</param>
    /// <returns>The break, or <c>null</c>.</returns>
    public static AuditBreak? BreakAfter(AuditEntry? before, AuditEntry entry) => BreakAt(entry, before?.Sequence ?? 0, before?.Hash ?? Genesis);

    /// <summary>Whether the entry stands where and as it was written, after the one with this sequence and hash.</summary>
    internal static AuditBreak? BreakAt(AuditEntry entry, long sequence, string previous)
    {
        if (entry.Sequence != sequence + 1)
            return new(entry.Sequence, $"Entry {sequence + 1} is missing or out of order: entry {entry.Sequence} stands in its place.");
        if (entry.PreviousHash != previous)
            return new(entry.Sequence, $"Entry {entry.Sequence} does not follow from the entry before it.");
        return entry.Hash == HashOf(entry) ? null : new(entry.Sequence, $"Entry {entry.Sequence} was changed after it was written.");
    }
}

/// <summary>Where an audit chain breaks, and how.</summary>
public sealed record AuditBreak(long Sequence, string Message);
