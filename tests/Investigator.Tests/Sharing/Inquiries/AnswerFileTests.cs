using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Sharing.Inquiries;

/// <summary>The file of an answer: whole or named as altered.</summary>
public sealed class AnswerFileTests : IDisposable
{
    private readonly KnownSigner _signer = new();

    public void Dispose() => _signer.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Any_byte_that_is_changed_is_found(bool keyGiven)
    {
        var file = await SignedAsync();
        Assert.True(Check(file, keyGiven).Whole);
        var missed = new List<string>();
        foreach (var at in Enumerable.Range(0, file.Length))
            // Every bit of every byte, a blank and a digit in its place: changes that readers of JSON, of base64 and of DER might not see.
            foreach (var to in Enumerable.Range(0, 8).Select(bit => (byte)(file[at] ^ (1 << bit))).Append((byte)' ').Append((byte)'0').Where(b => b != file[at]))
            {
                var altered = file.ToArray();
                altered[at] = to;
                if (Check(altered, keyGiven).Whole) missed.Add($"{at}: {file[at]} -> {to}");
            }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task A_byte_that_is_added_or_missing_is_found()
    {
        var file = await SignedAsync();
        for (var at = 0; at <= file.Length; at++)
        {
            Assert.False(Check([.. file[..at], (byte)' ', .. file[at..]]).Whole);
            Assert.False(Check([.. file[..at], (byte)'\n', .. file[at..]]).Whole);
            if (at < file.Length) Assert.False(Check([.. file[..at], .. file[(at + 1)..]]).Whole);
        }
    }

    [Fact]
    public async Task What_was_altered_is_named()
    {
        var file = Encoding.UTF8.GetString(await SignedAsync());
        Assert.Equal(["traffic"], Altered(file.Replace("\"requests\": 40", "\"requests\": 41", StringComparison.Ordinal)));
        Assert.Equal(["traffic", "custody"], Altered(file.Replace("\"requests\": 40", "\"requests\": 41", StringComparison.Ordinal).Replace("\"entries\": 7", "\"entries\": 8", StringComparison.Ordinal)));
        Assert.Equal(["more"], Altered(file.Replace(",\n\"custody\"", ",\n\"more\": {},\n\"custody\"", StringComparison.Ordinal)));
        Assert.Equal(["file"], Altered(file.Replace(",\n\"custody\"", ",\n \"custody\"", StringComparison.Ordinal)));
        var begins = file.IndexOf(",\n\"custody\"", StringComparison.Ordinal);
        Assert.Equal(["custody"], Altered(file.Remove(begins, file.IndexOf(",\n\"signature\"", StringComparison.Ordinal) - begins)));
        Assert.Equal(["signature"], Altered(file[..file.IndexOf(",\n\"signature\"", StringComparison.Ordinal)] + "\n}\n"));
        // A section altered together with its sum in the manifest: then the signature does not fit.
        var (before, after) = (HashOf("{\n  \"requests\": 40\n}"), HashOf("{\n  \"requests\": 41\n}"));
        Assert.Contains(before, file, StringComparison.Ordinal);
        Assert.Equal(["signature"], Altered(file.Replace("\"requests\": 40", "\"requests\": 41", StringComparison.Ordinal).Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_somebody_else_signed_is_told_by_its_key()
    {
        using var other = new KnownSigner();
        var content = Content();
        var theirs = AnswerFile.Sign(content, (await other.SignAsync(AnswerFile.Text(content), default))!);
        var (whole, check) = Check(theirs);
        Assert.False(whole);
        Assert.Equal("signature", Assert.Single(check.Faults).Part);
        Assert.False(check.KeyIsKnown);
        Assert.True(Check(theirs, keyGiven: false).Whole); // whole it is: whose it is shows the key id alone
        Assert.Equal(other.Key.Id, Check(theirs, keyGiven: false).Check.SignedBy);
    }

    [Fact]
    public async Task The_anchor_in_it_is_checked_with_the_same_key()
    {
        var at = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var right = new AuditAnchor(7, new('a', 64), at, _signer.Key.Id, Convert.ToBase64String(_signer.Key.Sign(AuditAnchor.Text(7, new('a', 64), at))));
        Assert.Equal(7, Check(await SignedAsync(right)).Check.AnchoredUpTo);
        var (whole, check) = Check(await SignedAsync(right with { Sequence = 8 }));
        Assert.False(whole);
        Assert.Equal(["custody"], check.Faults.Select(f => f.Part));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"investigator_answer\": 1}")]
    [InlineData("{\"investigator_answer\": 2, \"manifest\": []}")]
    [InlineData("{\"investigator_answer\": 1, \"manifest\": [null]}")]
    [InlineData("{\"investigator_answer\": 1, \"manifest\": [{}]}")]
    [InlineData("{\"investigator_answer\": 1, \"manifest\": [], \"\\ud800\": 1}")]
    [InlineData("{\"investigator_answer\": 1, \"manifest\": [], \"signature\": {\"key\": null, \"public_key\": \"\", \"signature\": \"\"}}")]
    [InlineData("{\"investigator_answer\": 1, \"manifest\": [], \"signature\": {\"key\": \"a\", \"public_key\": \"-----END PUBLIC KEY-----\", \"signature\": \"%%%\"}}")]
    public void What_is_no_answer_is_said_and_breaks_nothing(string file) => Assert.False(Check(Encoding.UTF8.GetBytes(file)).Whole);

    [Fact]
    public void Noise_and_depth_break_nothing()
    {
        var seeded = new Random(7);
        for (var n = 0; n < 500; n++)
        {
            var noise = new byte[seeded.Next(2000)];
            seeded.NextBytes(noise);
            Assert.False(Check(noise).Whole);
        }

        Assert.False(Check(Encoding.UTF8.GetBytes(new string('[', 100_000))).Whole);
        Assert.False(Check(new byte[AnswerFile.MostBytes + 1]).Whole);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Content(AuditAnchor? anchor = null) => AnswerFile.Write([AnswerSection.Of("inquiry", new { Reference = "<script>\u202E" }), AnswerSection.Of("traffic", new { Requests = 40 }), AnswerSection.Of("custody", new { Entries = 7, Anchor = anchor })]);

    private async Task<byte[]> SignedAsync(AuditAnchor? anchor = null)
    {
        var content = Content(anchor);
        return AnswerFile.Sign(content, (await _signer.SignAsync(AnswerFile.Text(content), default))!);
    }

    private (bool Whole, AnswerCheck Check) Check(byte[] file, bool keyGiven = true)
    {
        var check = new AnswerCheck(keyGiven ? [_signer.Key] : []);
        return (check.Check(file), check);
    }

    private IEnumerable<string> Altered(string file) => Check(Encoding.UTF8.GetBytes(file)).Check.Faults.Select(f => f.Part);
}
