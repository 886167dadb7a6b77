using System.Text;
using Investigator.Domain.Decisions;

namespace Investigator.Tests.Decisions;

public sealed class StandardWebhookTests
{
    [Fact]
    public void The_signature_is_that_of_the_specifications_example() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        StandardWebhook.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Fact]
    public void No_two_secrets_are_alike_and_each_has_32_bytes()
    {
        Assert.NotEqual(StandardWebhook.NewSecret(), StandardWebhook.NewSecret());
        Assert.Equal(32, Convert.FromBase64String(StandardWebhook.NewSecret()["whsec_".Length..]).Length);
    }

    [Theory]
    [InlineData("https://gateway.example/hook?tenant=1", true)]
    [InlineData("http://10.0.0.7:8080/hook", true)]
    [InlineData("ftp://gateway.example/hook", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/hook", false)]
    [InlineData("https://user:word@gateway.example/hook", false)]
    [InlineData("https://gateway.example/hook#part", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_http_or_https_and_carries_no_password(string? url, bool may) => Assert.Equal(may, StandardWebhook.AddressOf(url) is not null);

    [Fact]
    public void Attempts_come_ever_later_and_end()
    {
        var pauses = Enumerable.Range(1, WebhookPauses.MostAttempts - 1).Select(n => WebhookPauses.After(n, 0.5)).ToList();
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses.Sum(p => p.TotalHours), 24, 48);
        Assert.True(WebhookPauses.After(3, 0) < WebhookPauses.After(3, 1));
    }
}
