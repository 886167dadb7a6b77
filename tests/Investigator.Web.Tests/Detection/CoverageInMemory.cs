using Investigator.Domain.Ingest;

namespace Investigator.Web.Tests.Detection;

/// <summary>One source that brings the fields a test says; without any, no source.</summary>
internal sealed class CoverageInMemory(params IReadOnlyList<string> fields) : ICoverage
{
    public IReadOnlyList<string> Fields { get; set; } = fields;

    public Task<IReadOnlyList<SourceCoverage>> LoadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<SourceCoverage>>(
        Fields.Count == 0 ? [] : [new("a.ndjson", IngestStream.Events, ["canonical"], 10, 0, [.. Fields.Select(f => new FieldArrival(f, 10, 10, 0, null, null)), new("logprobs", 10, 0, 0, null, null)])]);
}
