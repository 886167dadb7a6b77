using System.Globalization;
using Investigator.Domain.Fingerprints;

namespace Investigator.Web.Fingerprints;

/// <summary>How the screen speaks of fingerprints.</summary>
public static class FingerprintWords
{
    /// <summary>Said wherever a result could be read as an acquittal.</summary>
    public const string Absence = "Not finding a mark proves nothing: paraphrase, filtering and training on few marked answers remove it.";

    public static string Of(FingerprintKind kind) => kind switch
    {
        FingerprintKind.Canary => Say("canary"),
        FingerprintKind.Watermark => Say("watermark"),
    };

    public static string Of(FingerprintState state) => state switch
    {
        FingerprintState.Draft => Say("draft"),
        FingerprintState.Sealed => Say("sealed"),
        FingerprintState.InService => Say("in service"),
        FingerprintState.Retired => Say("retired"),
    };

    public static string Of(ModelTestKind test) => test switch
    {
        ModelTestKind.GreenTokens => Say("green tokens, exact binomial"),
        ModelTestKind.TrapsAgainstChance => Say("traps against a known chance, exact binomial"),
        ModelTestKind.TrapsAgainstDecoys => Say("traps against decoys, Fisher's exact test"),
    };

    /// <summary>What a run came to, in two words.</summary>
    public static string Of(ModelTestRow row) => row.IsFound switch
    {
        true => Say("found"),
        false => Say("not found"),
        null => Say("awaits answers"),
    };

    /// <summary>A p-value from its natural logarithm: 0.0123 or 3.1e-42.</summary>
    public static string Probability(double log)
    {
        if (log > Math.Log(1e-3)) return Math.Exp(log).ToString("0.####", CultureInfo.InvariantCulture);
        var ten = log / Math.Log(10);
        var power = Math.Floor(ten);
        var lead = Math.Pow(10, ten - power);
        if (lead >= 9.95) (lead, power) = (1, power + 1); // it would be written as 10.0
        return power < -99_999 ? "below 1e-99999" : string.Create(CultureInfo.InvariantCulture, $"{lead:0.0}e{power:0}");
    }

    /// <summary>A level: 1e-5.</summary>
    public static string Level(double alpha) => alpha.ToString("0.#e-0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString(share is > 0 and < 0.01 ? "P2" : "P0", CultureInfo.InvariantCulture);

    public static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
