using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.LeakedKeys;

namespace Investigator.Tests.Decisions.LeakedKeys;

/// <summary>A key is told from an id, and refused wherever it stands.</summary>
public sealed class SecretShapeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    // Made up for this test; put together here, so that no scanner takes the file for a leak.
    public static TheoryData<string> Keys =>
    [
        "sk-" + "proj-abcdefghijklmnop", "sk_" + "live_0123456789abcdef", "gh" + "p_0123456789abcdefghij0123456789abcdef", "AI" + "zaSyA0123456789abcdefghij", "hf" + "_abcdefghijklmnopqrst",
        "found key=sk-" + "abcdefghijklmnopqrstuvwx in a file", "https://gist.example/?key=" + "Zx81kQpL0vRt77yHwsM2aBc9Dd", "eyJ" + "hbGciOiJIUzI1NiJ9.e30.abc", "-----BEGIN PRIVATE " + "KEY-----",
        "Authorization: Bearer " + "x", "Zx81kQpL0vRt77yHwsM2aBc9DdEeFf", "inv" + "_0123456789abcdefghij", "AK" + "IAIOSFODNN7EXAMPLE",
    ];

    public static TheoryData<string> Ids =>
    [
        "key-17", "key_01hzx3v9k2", "acme-prod-key-2026-03", "0f8fad5b-d9cb-469f-a165-70867728950e", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "https://gist.example/acme/commit/9f86d081884c7d659a2feaa0",
        "a public repository of the customer", "task-sk-list", "sk-", "KEY-AND-LETTERS-OF-ONE-CASE-0001",
    ];

    [Theory, MemberData(nameof(Keys))]
    public void What_looks_like_a_key_is_refused_in_every_field(string key)
    {
        Assert.True(SecretShape.Shows(key));
        Assert.Equal(Refusal.SecretGiven, new LeakedKeyDraft(key, null, null, null).Tidy(false, s_now).Refusal);
        Assert.Equal(Refusal.SecretGiven, new LeakedKeyDraft("key-17", null, key, null).Tidy(true, s_now).Refusal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_id_a_hash_and_an_address_are_none(string id) => Assert.False(SecretShape.Shows(id));

    [Fact]
    public void A_known_id_is_none_however_it_looks_and_the_rest_is_checked()
    {
        const string Odd = "key_01HZXabcDEF234ghiJKL567";
        Assert.Equal(Refusal.SecretGiven, new LeakedKeyDraft(Odd, null, null, null).Tidy(false, s_now).Refusal);
        Assert.Equal(Odd, new LeakedKeyDraft(Odd, null, null, null).Tidy(true, s_now).Value!.KeyId);
        Assert.Equal(Refusal.KeyNotNamed, new LeakedKeyDraft(" ", null, null, null).Tidy(false, s_now).Refusal);
        Assert.Equal(Refusal.KeyNotNamed, new LeakedKeyDraft("key-17", new('a', 64), null, null).Tidy(false, s_now).Refusal);
        Assert.Equal(Refusal.KeyNotNamed, new LeakedKeyDraft(null, "abc", null, null).Tidy(false, s_now).Refusal);
        Assert.Equal(Refusal.KeyNotNamed, new LeakedKeyDraft("a\u0000b", null, null, null).Tidy(false, s_now).Refusal);
        Assert.Equal(Refusal.TooLong, new LeakedKeyDraft(new('a', 129), null, null, null).Tidy(false, s_now).Refusal);
        Assert.Equal(Refusal.ReceivedWrong, new LeakedKeyDraft("key-17", null, null, s_now.AddHours(1)).Tidy(false, s_now).Refusal);
        Assert.Equal(new string('a', 64), new LeakedKeyDraft(null, new('A', 64), null, null).Tidy(false, s_now).Value!.KeySha256);
    }
}
