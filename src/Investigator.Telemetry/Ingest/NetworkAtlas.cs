using System.Globalization;
using System.Net;
using MaxMind.Db;

namespace Investigator.Telemetry.Ingest;

/// <summary>Which network and country an address belongs to, as far as the operator configured a database. Thread-safe.</summary>
internal sealed class NetworkAtlas : IDisposable
{
    private readonly RangeTable? _asnRanges;
    private readonly RangeTable? _countryRanges;
    private readonly Reader? _asnMmdb;
    private readonly Reader? _countryMmdb;

    /// <exception cref="TelemetryUnavailable">A configured file is missing or damaged.</exception>
    internal NetworkAtlas(TelemetryOptions options)
    {
        if (options.AsnRanges is { Length: > 0 } asns)
            _asnRanges = RangeTable.Load(asns, "Telemetry:AsnRanges", value => uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (options.CountryRanges is { Length: > 0 } countries)
            _countryRanges = RangeTable.Load(countries, "Telemetry:CountryRanges", IsCountry);
        _asnMmdb = Open(options.AsnMmdb, "Telemetry:AsnMmdb");
        _countryMmdb = Open(options.CountryMmdb, "Telemetry:CountryMmdb");
    }

    /// <summary>Whether there is anything to look up: without a database every address of a network is as good as another.</summary>
    internal bool IsEmpty => _asnRanges is null && _countryRanges is null && _asnMmdb is null && _countryMmdb is null;

    internal long? AsnOf(IPAddress address)
    {
        if (_asnMmdb?.Find<Dictionary<string, object>>(address) is { } found && found.TryGetValue("autonomous_system_number", out var asn))
            return Convert.ToInt64(asn, CultureInfo.InvariantCulture);
        return _asnRanges?.Find(address) is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : null;
    }

    internal string? CountryOf(IPAddress address)
    {
        if (_countryMmdb?.Find<Dictionary<string, object>>(address) is { } found && found.TryGetValue("country", out var country)
            && country is Dictionary<string, object> names && names.TryGetValue("iso_code", out var code) && code is string two && IsCountry(two))
            return two;
        return _countryRanges?.Find(address);
    }

    public void Dispose()
    {
        _asnMmdb?.Dispose();
        _countryMmdb?.Dispose();
    }

    private static bool IsCountry(string value) => value.Length == 2 && char.IsAsciiLetterUpper(value[0]) && char.IsAsciiLetterUpper(value[1]);

    private static Reader? Open(string? file, string option)
    {
        if (string.IsNullOrEmpty(file)) return null;
        try
        {
            return new(file);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDatabaseException or ArgumentException)
        {
            throw new TelemetryUnavailable($"{option} names '{file}', which is no readable MMDB: {broken.Message} Replace the file or leave the option out.", broken);
        }
    }
}
