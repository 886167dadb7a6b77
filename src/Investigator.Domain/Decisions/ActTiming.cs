using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>When an act on a whole campaign takes effect. Whom one instant hits together, an attacker can count and compare; later and one by one tells less.</summary>
/// <param name="From">When the first may be hit; <c>null</c>: from now on.</param>
/// <param name="Spread">Over how long, in random order and at random moments; zero: all at <paramref name="From"/>.</param>
public sealed record ActTiming(DateTimeOffset? From, TimeSpan Spread)
{
    private const int SeedBytes = 32;

    /// <summary>How late it may begin: facts grow old, and the harvest goes on meanwhile.</summary>
    public static TimeSpan LatestStart { get; } = TimeSpan.FromDays(30);

    public static TimeSpan LongestSpread { get; } = TimeSpan.FromDays(14);

    /// <summary>One instant for all.</summary>
    public static ActTiming AtOnce { get; } = new(null, TimeSpan.Zero);

    public bool IsAtOnce => From is null && Spread == TimeSpan.Zero;

    /// <returns>Why not, or <c>null</c>.</returns>
    public Refusal? Check(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return Spread < TimeSpan.Zero || Spread > LongestSpread || From < now || From > now + LatestStart ? Refusal.TimingWrong : null;
    }

    /// <summary>32 bytes that nobody can guess, as 64 hexadecimal digits.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));

    /// <summary>
    /// The moment of one account: <paramref name="from"/> and the part of <paramref name="spread"/> that the first 53 bits of HMAC-SHA256(seed, account id) say, in whole milliseconds.
    /// Whoever has the seed can compute it again; whoever has not can tell neither moment nor order.
    /// </summary>
    /// <param name="seed">64 hexadecimal digits.</param>
    public static DateTimeOffset MomentOf(string seed, AccountId account, DateTimeOffset from, TimeSpan spread)
    {
        if (spread <= TimeSpan.Zero) return from;
        var bits = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(Convert.FromHexString(seed), Encoding.UTF8.GetBytes(account.Value))) >> 11;
        return from + TimeSpan.FromMilliseconds(Math.Floor(spread.TotalMilliseconds * (bits / (double)(1UL << 53))));
    }
}
