using System.Text;
using Investigator.Domain.Audit;

namespace Investigator.Web.Tests.Audit;

/// <summary>Whatever is done to an anchored audit, also by somebody who makes all hashes anew, its check finds it.</summary>
public sealed class AuditCheckTests : IDisposable
{
    private readonly AnAnchoredAudit _audit = new();
    private readonly AnAnchoredAudit _stranger = new();

    public AuditCheckTests() => _audit.Act().Act("""{"reason":"größer"}""").Anchor().Act().Anchor().Act();

    [Fact]
    public void An_untouched_audit_is_whole_up_to_its_end_and_signed_up_to_its_last_anchor()
    {
        var check = new AuditCheck([_audit.Key], _audit.Kept);
        Assert.Null(check.FirstBreak(_audit.Entries));
        Assert.Equal((6L, 2L, 4L, _audit.Kept[1].At), (check.Entries, check.Anchors, check.AnchoredUpTo, check.AnchoredAt));
    }

    [Fact]
    public void Any_byte_of_an_export_that_changes_is_taken_out_or_put_in_is_found()
    {
        var export = _audit.Export();
        var random = new Random(7);
        for (var at = 0; at < export.Length; at++)
        {
            foreach (var to in (ReadOnlySpan<byte>)[(byte)(export[at] ^ 1), (byte)(export[at] ^ 0x20), (byte)random.Next(256)])
                if (to != export[at]) Assert.True(BreakOf([.. export[..at], to, .. export[(at + 1)..]]) is not null, $"byte {at}, '{(char)export[at]}' to {to}");
            Assert.True(BreakOf([.. export[..at], .. export[(at + 1)..]]) is not null, $"without byte {at}");
            Assert.True(BreakOf([.. export[..at], (byte)random.Next(256), .. export[at..]]) is not null, $"one more before byte {at}");
        }
    }

    [Fact]
    public void Lines_that_are_dropped_swapped_or_repeated_are_found()
    {
        var lines = Encoding.UTF8.GetString(_audit.Export()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var one = 0; one < lines.Length; one++)
        {
            // The last one's absence shows by an anchor that was kept elsewhere, or not at all.
            if (one < lines.Length - 1) Assert.NotNull(BreakOf([.. lines[..one], .. lines[(one + 1)..]]));
            for (var two = one + 1; two < lines.Length; two++)
            {
                string[] swapped = [.. lines];
                (swapped[one], swapped[two]) = (swapped[two], swapped[one]);
                Assert.NotNull(BreakOf(swapped));
                Assert.NotNull(BreakOf([.. lines[..two], lines[one], .. lines[two..]]));
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 3, 4)]
    [InlineData(4, 3, 4)]
    public void A_chain_that_was_written_anew_with_right_hashes_is_found_between_its_anchors(int changed, long from, long to)
    {
        var forged = _audit.Rewritten(changed);
        Assert.Null(AuditChain.FirstBreak(forged)); // the hashes alone don't show it

        var found = new AuditCheck([_audit.Key], []).FirstBreak(forged);
        Assert.Equal(from, found!.Sequence);
        Assert.Contains($"from entry {from} to entry {to} was rewritten", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_anew_behind_the_last_anchor_is_not_claimed_to_be_signed()
    {
        var check = new AuditCheck([_audit.Key], []);
        Assert.Null(check.FirstBreak(_audit.Rewritten(6)));
        Assert.Equal((6L, 4L), (check.Entries, check.AnchoredUpTo));
    }

    [Fact]
    public void Anchors_signed_with_another_key_taken_away_or_unreadable_are_found()
    {
        Assert.Contains("a key that was not given", Break(_audit.Act().Anchor(_stranger.Key).Entries), StringComparison.Ordinal);
        Assert.Contains("No anchor is signed", Break(_stranger.Act().Act().Entries), StringComparison.Ordinal);
        Assert.Contains("can't be read", Break(_stranger.Act().Anchor(detail: "{}").Entries), StringComparison.Ordinal);
    }

    [Fact]
    public void An_anchor_that_claims_the_key_but_signs_something_else_is_found()
    {
        var real = _audit.Kept[0];
        foreach (var forged in (AuditAnchor[])[real with { Hash = new('a', 64) }, real with { Sequence = 1 }, real with { At = real.At.AddHours(1) }, real with { Signature = "" }, real with { Signature = new('A', 5000) }, real with { Signature = "no base64!" }])
        {
            using var audit = new AnAnchoredAudit();
            var chain = audit.Act().Act().Anchor(detail: forged.Line()).Entries;
            Assert.Contains("wrong signature", Break(chain), StringComparison.Ordinal);
        }

        using var other = new AnAnchoredAudit();
        Assert.Contains("was rewritten", Break(other.Act().Act().Anchor(detail: real.Line()).Entries), StringComparison.Ordinal);
        using var shorter = new AnAnchoredAudit();
        Assert.Contains("not among those before it", Break(shorter.Act().Anchor(detail: real.Line()).Entries), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_anchor_shows_that_the_end_was_cut_off_or_everything_written_anew()
    {
        Assert.Contains("The end is missing: entry 4 was signed", Break(_audit.Entries[..3], _audit.Kept), StringComparison.Ordinal);
        using var other = new AnAnchoredAudit();
        Assert.Contains("kept elsewhere signs another one", Break(other.Act().Act().Act().Act().Entries, _audit.Kept), StringComparison.Ordinal);
        Assert.Contains("wrong signature", Break(_audit.Entries, [_audit.Kept[0] with { Sequence = 1 }]), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_are_none_are_not_taken_for_one()
    {
        Assert.Null(AnchorKey.Read(""));
        Assert.Null(AnchorKey.Read("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"));
        using var pair = System.Security.Cryptography.RSA.Create(2048);
        using var rsa = AnchorKey.Read(pair.ExportRSAPrivateKeyPem())!;
        using var half = AnchorKey.Read(pair.ExportSubjectPublicKeyInfoPem())!;
        Assert.True(rsa.Id == half.Id && half.Verifies([1, 2], rsa.Sign([1, 2])) && !half.Verifies([1, 3], rsa.Sign([1, 2])));
    }

    public void Dispose()
    {
        _audit.Dispose();
        _stranger.Dispose();
    }

    private string? Break(IEnumerable<AuditEntry> chain, IReadOnlyCollection<AuditAnchor>? kept = null) => new AuditCheck([_audit.Key], kept ?? []).FirstBreak(chain)?.Message;

    private string? BreakOf(string[] lines) => BreakOf(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));

    private string? BreakOf(byte[] export)
    {
        try
        {
            using var file = new MemoryStream(export);
            return Break(AuditLines.ReadAll(file));
        }
        catch (InvalidDataException broken)
        {
            return broken.Message;
        }
    }
}
