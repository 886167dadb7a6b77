BEGIN TRANSACTION;
CREATE TABLE [Breach] (
    [DecisionId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Requests] bigint NOT NULL,
    [Since] datetimeoffset NOT NULL,
    [FirstAt] datetimeoffset NOT NULL,
    [LastAt] datetimeoffset NOT NULL,
    [NoticedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_Breach] PRIMARY KEY ([DecisionId]),
    CONSTRAINT [FK_Breach_Decision_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [Decision] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [EnforcementPoint] (
    [Id] uniqueidentifier NOT NULL,
    [Kinds] int NOT NULL,
    [SeenAt] datetimeoffset NULL,
    [ToldUpTo] bigint NOT NULL,
    [AcknowledgedUpTo] bigint NOT NULL,
    [AcknowledgedAt] datetimeoffset NULL,
    CONSTRAINT [PK_EnforcementPoint] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_EnforcementPoint_ApiClient_Id] FOREIGN KEY ([Id]) REFERENCES [ApiClient] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Webhook] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Url] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kinds] int NOT NULL,
    [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [DeliveredAt] datetimeoffset NULL,
    [Failures] int NOT NULL,
    [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_Webhook] PRIMARY KEY ([Id])
);

CREATE TABLE [Acknowledgement] (
    [PointId] uniqueidentifier NOT NULL,
    [FirstPosition] bigint NOT NULL,
    [LastPosition] bigint NOT NULL,
    [TookEffectAt] datetimeoffset NOT NULL,
    [At] datetimeoffset NOT NULL,
    CONSTRAINT [PK_Acknowledgement] PRIMARY KEY ([PointId], [FirstPosition]),
    CONSTRAINT [FK_Acknowledgement_EnforcementPoint_PointId] FOREIGN KEY ([PointId]) REFERENCES [EnforcementPoint] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [WebhookMessage] (
    [Id] uniqueidentifier NOT NULL,
    [WebhookId] uniqueidentifier NOT NULL,
    [FirstPosition] bigint NOT NULL,
    [LastPosition] bigint NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [Attempts] int NOT NULL,
    [DueAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_WebhookMessage] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_WebhookMessage_Webhook_WebhookId] FOREIGN KEY ([WebhookId]) REFERENCES [Webhook] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_Acknowledgement_PointId_LastPosition] ON [Acknowledgement] ([PointId], [LastPosition]);

CREATE UNIQUE INDEX [IX_Webhook_Name] ON [Webhook] ([Name]);

CREATE INDEX [IX_WebhookMessage_State_DueAt] ON [WebhookMessage] ([State], [DueAt]);

CREATE INDEX [IX_WebhookMessage_WebhookId_State] ON [WebhookMessage] ([WebhookId], [State]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126012723_Enforcement', N'10.0.14');

COMMIT;
GO

