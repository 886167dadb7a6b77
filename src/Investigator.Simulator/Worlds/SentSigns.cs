using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Simulator.Worlds;

/// <summary>
/// Signs that gateways and payment processors send beside the request and the record. Each follows from what a world has drawn already, so that no generator is asked: nothing else of a world changes with them.
/// Values are invented; what counts is who has the same one.
/// </summary>
internal static class SentSigns
{
    private static readonly string[] s_classes = ["credit", "credit", "credit", "credit", "debit", "debit", "debit", "prepaid", "virtual", "wallet", "wallet", "bank"];

    /// <summary>The order of headers that a client's software sends: in the form of JA4H, the same for all versions of one program.</summary>
    public static string HeadersOf(string agent)
    {
        var program = string.Concat(agent.Where(letter => !char.IsAsciiDigit(letter)));
        var hash = Hash(program);
        var language = agent.StartsWith("Mozilla/", StringComparison.Ordinal) ? "enus" : "0000";
        return string.Create(CultureInfo.InvariantCulture, $"po20nn{6 + (hash[0] % 9):00}{language}_{Convert.ToHexStringLower(hash, 1, 6)}_000000000000_000000000000");
    }

    /// <summary>
    /// Which tools a request offers. Most who offer some run a published harness, so that strangers offer the same; some firms and persons have written their own. An operator who does nothing to hide
    /// (evasion 0 and 1) offers its own from every account; later the published ones, as everybody.
    /// </summary>
    public static string ToolsOf(Exchange e, ulong seed)
    {
        var owner = e.By.Account.Organization ?? e.By.Account.Id;
        var harvest = e.By is { Label: "fraud", Evasion: <= 1, Campaigns: [var only, ..] } ? e.For ?? only : null;
        return harvest is not null ? string.Create(CultureInfo.InvariantCulture, $"{seed} {harvest.Id}")
            : Rng.Mix(Rng.Of(owner), 7) % 10 < 3 ? string.Create(CultureInfo.InvariantCulture, $"{seed} {owner} {e.ToolCount}")
            : string.Create(CultureInfo.InvariantCulture, $"harness of {e.ToolCount}");
    }

    /// <summary>The SHA-256 of the definitions that a name stands for.</summary>
    public static string ToolsHash(string tools) => Convert.ToHexStringLower(Hash(tools));

    /// <summary>What a payment token is of: mostly credit and debit cards. Cards that pools of evasion 0 and 1 buy in lots are mostly prepaid or virtual, as such lots are.</summary>
    public static string PaymentClassOf(string payment, bool inALot = false)
    {
        var draw = Rng.Mix(Rng.Of(payment), 11);
        return inALot && draw % 10 < 7 ? (draw % 10 < 5 ? "prepaid" : "virtual") : s_classes[Rng.Mix(draw) % (ulong)s_classes.Length];
    }

    /// <summary>The keyed hash of the identity document of who was asked for one.</summary>
    public static string? DocumentOf(Account account) => account.Verification == "kyc" ? Convert.ToHexStringLower(Hash("document " + account.EmailHash)) : null;

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
