using Investigator.Telemetry.Ingest;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Tests.Contracts;

/// <summary>The contract for a format that a mapping describes.</summary>
public abstract class MappedReaderContract(string format) : LogReaderContract
{
    private protected override IUsageLogReader NewReader() => new MappedReader(new FormatCatalogue(new FormatOptions()).Find(format));

    protected static string Json<T>(T record) => System.Text.Json.JsonSerializer.Serialize(record);
}

public sealed class LiteLlmSpendReaderTests() : MappedReaderContract("litellm-spend")
{
    protected override string Good(string id, string prompt = "Hello") =>
        $$"""{"request_id":"{{id}}","call_type":"acompletion","startTime":"2025-01-24 09:20:46.847371","spend":0.1,"user":"u-1","model":"m","prompt_tokens":1,"completion_tokens":2,"messages":{{Json(Json(new[] { new { role = "user", content = prompt } }))}}}""";
}

public sealed class LiteLlmPayloadReaderTests() : MappedReaderContract("litellm-payload")
{
    protected override string Good(string id, string prompt = "Hello") =>
        $$"""{"id":"{{id}}","call_type":"acompletion","startTime":1737710446.5,"end_user":"u-1","model":"m","prompt_tokens":1,"completion_tokens":2,"messages":{{Json(new[] { new { role = "user", content = prompt } })}}}""";
}

public sealed class BedrockReaderTests() : MappedReaderContract("aws-bedrock")
{
    protected override string Good(string id, string prompt = "Hello") =>
        $$$"""{"schemaType":"ModelInvocationLog","timestamp":"2025-06-26T12:00:00Z","accountId":"111122223333","requestId":"{{{id}}}","operation":"Converse","modelId":"m","input":{"inputBodyJson":{"messages":[{"role":"user","content":[{"text":{{{Json(prompt)}}}}]}]},"inputTokenCount":1},"output":{"outputTokenCount":2}}""";

    // Elsewhere a line without a type is set aside; this format knows its records by theirs, and passes over the rest.
    public override Task A_line_that_is_no_entry_is_rejected_not_thrown(string line) => line[0] == '{' && line[^1] == '}' && !line.Contains("} {", StringComparison.Ordinal) ? Task.CompletedTask : base.A_line_that_is_no_entry_is_rejected_not_thrown(line);

    [Fact]
    public async Task A_record_of_another_type_is_passed_over()
    {
        var read = await ReadAsync("{}\n" + Good("after"));

        Assert.Equal(["after"], read.Ids);
        Assert.Empty(read.Rejected);
    }
}

public sealed class OtlpTracesReaderTests() : MappedReaderContract("otlp-traces")
{
    protected override string Good(string id, string prompt = "Hello") =>
        $$$"""{"resourceSpans":[{"resource":{"attributes":[{"key":"account.id","value":{"stringValue":"a-1"}}]},"scopeSpans":[{"spans":[{"traceId":"{{{id.Split('-')[0]}}}","spanId":"{{{id.Split('-')[^1]}}}","startTimeUnixNano":"1760000000000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.request.model","value":{"stringValue":"m"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"2"}},{"key":"gen_ai.prompt","value":{"stringValue":{{{Json(prompt)}}}}}]}]}]}]}""";

    // Ids are made of two parts here.
    protected override string IdOf(string id) => id.Contains('-', StringComparison.Ordinal) ? id : $"{id}-{id}";
}

public sealed class AzureOpenAiReaderTests() : MappedReaderContract("azure-openai")
{
    protected override string Good(string id, string prompt = "Hello") =>
        $$"""{"time":"2024-05-17T12:06:11Z","resourceId":"/subscriptions/s/x","category":"RequestResponse","operationName":"ChatCompletions_Create","correlationId":"{{id}}","properties":{{Json(Json(new { requestLength = 8, responseLength = 4, modelName = "m", note = prompt }))}}}""";

    public override Task A_line_that_is_no_entry_is_rejected_not_thrown(string line) => line[0] == '{' && line[^1] == '}' && !line.Contains("} {", StringComparison.Ordinal) ? Task.CompletedTask : base.A_line_that_is_no_entry_is_rejected_not_thrown(line);
}
