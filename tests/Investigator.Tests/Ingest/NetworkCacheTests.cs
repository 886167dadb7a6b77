using System.Text;
using Investigator.Telemetry;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class NetworkCacheTests
{
    [Fact]
    public void The_network_of_an_address_is_the_same_whatever_was_asked_before()
    {
        using var atlas = new NetworkAtlas(new TelemetryOptions());
        var cache = new NetworkCache(atlas);
        var random = new Random(5);

        for (var i = 0; i < 300_000; i++)
        {
            var (a, b, c) = (random.Next(256), random.Next(256), random.Next(8));
            var ip = Encoding.UTF8.GetBytes($"{a}.{b}.{c}.{random.Next(256)}");
            Assert.Equal($"{a}.{b}.{c}.0/24", cache.Of(ip).Prefix);
            Assert.Equal($"{a}.{b}.{c}.0/24", PrefixOfIPv4(ip));
        }
        Assert.Equal("0.0.0.0/24", cache.Of("0.0.0.0"u8).Prefix);
        Assert.Equal("2001:db8:1::/48", cache.Of("2001:db8:1:2::3"u8).Prefix);
    }

    [Theory]
    [InlineData("0.0.0.0", "0.0.0.0/24")]
    [InlineData("255.255.255.255", "255.255.255.0/24")]
    [InlineData("2001:db8:1:2::3", "")]
    [InlineData("::1.2.3.4", "")]
    [InlineData("", "")]
    public void Of_an_IPv4_address_alone_the_network_is_what_stands_before_its_last_dot(string ip, string prefix) => Assert.Equal(prefix, PrefixOfIPv4(Encoding.UTF8.GetBytes(ip)));

    [Fact]
    public void The_key_of_an_account_is_the_same_whatever_was_asked_before()
    {
        var keys = new AccountKeyCache();
        for (var i = 0; i < 400_000; i++)
        {
            // Ids that differ at their end alone, that are the beginning of one another, and that are longer than a slot.
            var id = $"acc-{i * 7919L % 150_000}{new string('x', i % 7 * 13)}";
            if (i % 50 == 0) Assert.Equal(AccountKey.Of(id), keys.Of(Encoding.UTF8.GetBytes(id)));
            else keys.Of(Encoding.UTF8.GetBytes(id));
        }
        foreach (var id in (string[])["", "a", "größe", new string('y', 64), new string('y', 65), new string('y', 63), "a\0", "a"])
            Assert.Equal((AccountKey.Of(id), AccountKey.Of(id)), (keys.Of(Encoding.UTF8.GetBytes(id)), keys.Of(Encoding.UTF8.GetBytes(id))));
    }

    [Fact]
    public void Two_addresses_of_one_network_may_lie_in_different_ranges_of_a_database()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"{0xC0000200u},128,64500\n{0xC0000280u},128,64501\n");
        using var atlas = new NetworkAtlas(new TelemetryOptions { AsnRanges = file });
        var cache = new NetworkCache(atlas);

        Assert.Equal((64500, 64501, 64500), (cache.Of("192.0.2.1"u8).Asn, cache.Of("192.0.2.200"u8).Asn, cache.Of("192.0.2.2"u8).Asn));
        File.Delete(file);
    }

    [Fact]
    public void Equal_texts_stay_equal_when_more_come_than_are_remembered()
    {
        var strings = new StringCache();
        for (var i = 0; i < 400_000; i++)
        {
            var text = $"account-{i * 7919L % 150_000}";
            Assert.Equal(text, strings.Of(Encoding.UTF8.GetBytes(text)));
        }
        Assert.Equal("größe", strings.Of("größe"u8));
    }

    private static string PrefixOfIPv4(byte[] ip)
    {
        var prefix = new byte[ClientAddress.LongestPrefixOfIPv4];
        return Encoding.UTF8.GetString(prefix, 0, ClientAddress.PrefixOfIPv4(ip, prefix));
    }
}
