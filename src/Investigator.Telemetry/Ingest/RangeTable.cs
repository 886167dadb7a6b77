using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace Investigator.Telemetry.Ingest;

/// <summary>IPv4 ranges with a value each, from a CSV <c>start,len,value</c>, plain or gzip, with or without a heading, in any order. Lookup O(log n).</summary>
internal sealed class RangeTable
{
    private readonly uint[] _starts;
    private readonly (uint Length, string Value)[] _ranges;

    private RangeTable(List<(uint Start, uint Length, string Value)> rows)
    {
        rows.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        _starts = [.. rows.Select(row => row.Start)];
        _ranges = [.. rows.Select(row => (row.Length, row.Value))];
    }

    /// <param name="isValue">Whether a third column makes sense.</param>
    /// <exception cref="TelemetryUnavailable">The file is missing, or a row of it can't be understood.</exception>
    internal static RangeTable Load(string file, string option, Func<string, bool> isValue)
    {
        try
        {
            using var raw = File.OpenRead(file);
            var gzip = raw.ReadByte() == 0x1F && raw.ReadByte() == 0x8B;
            raw.Position = 0;
            using var unpacked = gzip ? new GZipStream(raw, CompressionMode.Decompress) : (Stream)raw;
            using var text = new StreamReader(unpacked);
            return new(Rows(text, file, option, isValue));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            throw new TelemetryUnavailable($"{option} names '{file}', which can't be read: {broken.Message} Correct the path or leave the option out.", broken);
        }
    }

    internal string? Find(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetwork) return null;
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        var ip = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var at = Array.BinarySearch(_starts, ip);
        if (at < 0) at = ~at - 1;
        return at >= 0 && ip - _starts[at] < _ranges[at].Length ? _ranges[at].Value : null;
    }

    private static List<(uint Start, uint Length, string Value)> Rows(StreamReader text, string file, string option, Func<string, bool> isValue)
    {
        var rows = new List<(uint, uint, string)>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            var columns = line.Split(',');
            if (columns.Length == 3 && isValue(columns[2])
                && uint.TryParse(columns[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                && uint.TryParse(columns[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                if (!values.TryGetValue(columns[2], out var value)) values.Add(columns[2], value = columns[2]);
                rows.Add((start, length, value));
            }
            else if (number > 1)
            {
                throw new TelemetryUnavailable($"{option} names '{file}', whose line {number} is no row of start,len,value. Replace the file or leave the option out.");
            }
        }
        return rows.Count > 0 ? rows : throw new TelemetryUnavailable($"{option} names '{file}', which holds no ranges. Replace the file or leave the option out.");
    }
}
