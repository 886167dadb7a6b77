using System.IO.Compression;
using System.Net;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>What can be saved of a decision: the evidence pack and the statement of reasons.</summary>
public sealed class DecisionFilesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_pack_is_one_zip_whose_sums_hold_and_a_statement_withholds_the_reason()
    {
        var desk = console.Services.GetRequiredService<IFreezeDesk>();
        await desk.FreezeAccountAsync(new("analyst-1", "Analyst 1", Role.Analyst), new("acc-packed"), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None);
        var id = (await desk.OfAccountAsync(new("acc-packed"), CancellationToken.None))[0].Id;
        using var visitor = console.Visit();
        await visitor.SignInAsync("analyst-1");

        using var answer = await visitor.SendAsync(HttpMethod.Get, $"/api/console/decisions/{id}/evidence");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = zip.Entries.ToDictionary(e => e.Name, Read);
        foreach (var line in files["SHA256SUMS"].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Equal(line[..64], DecisionEvidence.HashOf(files[line[66..]]));
        Assert.Contains("shares a card with a pool", files["decision.json"], StringComparison.Ordinal);

        using var statement = await visitor.SendAsync(HttpMethod.Get, $"/api/console/decisions/{id}/statement");
        var text = await statement.Content.ReadAsStringAsync();
        Assert.Contains("The service is suspended.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("card", text, StringComparison.Ordinal);
        using var none = await visitor.SendAsync(HttpMethod.Get, $"/api/console/decisions/{Guid.NewGuid()}/evidence");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var text = new StreamReader(entry.Open(), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
