using System.Net;
using System.Security.Cryptography;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing.Inquiries;

/// <summary>A pack from the running console's stores, signed with the key of its anchors, taken out and checked.</summary>
public sealed class AnswerDownloadTests : IAsyncLifetime
{
    private static readonly Person s_analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person s_manager = new("manager-1", "Manager 1", Role.Manager);
    private readonly RunningConsole _console = new();
    private readonly string _key = Path.GetTempFileName();
    private string _public = "";

    public async Task InitializeAsync()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (_public, var secret) = (curve.ExportSubjectPublicKeyInfoPem(), curve.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(_key, secret);
        await _console.StartAsync($"--Audit:AnchorKeyFile={_key}", "--Audit:AnchorEvery=00:00:10");
    }

    public async Task DisposeAsync()
    {
        await _console.DisposeAsync();
        File.Delete(_key);
    }

    [Fact]
    public async Task Whoever_may_takes_the_signed_file_out_and_it_is_whole()
    {
        var (log, desk) = (The<IInquiries>(), The<IAnswerDesk>());
        var terms = new InquiryTerms(null, "A university", InquiryKind.CleanIntegration, new(InquirySubjectKind.Organization, ["org-1"]), "", "", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(9));
        var inquiry = (await log.EnterAsync(s_analyst, terms, default)).Value!;
        await The<Investigator.Web.Audit.AnchorRounds>().AnchorAsync(default);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var pack = (await desk.ProposeAsync(s_analyst, new(inquiry.Id, today.AddDays(-29), today, AnswerSections.All), default)).Value!;
        await desk.OpenAsync(s_manager, pack.Id, default);

        using var visitor = _console.Visit();
        await visitor.SignInAsync("analyst-1");
        using (var early = await visitor.SendAsync(HttpMethod.Get, $"/api/console/answers/{pack.Id}")) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Null(await desk.ApproveAsync(s_manager, pack.Id, 0, null, default));
        using var reply = await visitor.SendAsync(HttpMethod.Get, $"/api/console/answers/{pack.Id}");
        Assert.Equal("attachment", reply.Content.Headers.ContentDisposition?.DispositionType);

        using var key = AnchorKey.Read(_public)!;
        var check = new AnswerCheck([key]);
        Assert.True(check.Check(await reply.Content.ReadAsByteArrayAsync()));
        Assert.True(check.KeyIsKnown);
        Assert.True(check.AnchoredUpTo > 0);
        Assert.Equal(6, check.Sound.Count);
    }

    private T The<T>()
        where T : notnull => _console.Services.GetRequiredService<T>();
}
