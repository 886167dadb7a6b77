BEGIN TRANSACTION;
ALTER TABLE [SharedBundle] ADD [Collection] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [SharedBundle] ADD [ExpiresAt] datetimeoffset NULL;

ALTER TABLE [SharedBundle] ADD [Fields] int NOT NULL DEFAULT 0;

ALTER TABLE [SharedBundle] ADD [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

ALTER TABLE [DecisionChange] ADD [Setting] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [Decision] ADD [Setting] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL;

CREATE TABLE [AlertDestination] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Transport] int NOT NULL,
    [Address] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kinds] int NOT NULL,
    [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedAuthorization] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [FoundAt] datetimeoffset NOT NULL,
    [FoundId] uniqueidentifier NOT NULL,
    [Position] bigint NOT NULL,
    [Sequence] bigint NOT NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [DueAt] datetimeoffset NOT NULL,
    [DeliveredAt] datetimeoffset NULL,
    [Delivered] bigint NOT NULL,
    [Failures] int NOT NULL,
    [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_AlertDestination] PRIMARY KEY ([Id])
);

CREATE TABLE [AnswerSecret] (
    [Id] int NOT NULL,
    [ProtectedKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_AnswerSecret] PRIMARY KEY ([Id])
);

CREATE TABLE [AssumptionSet] (
    [Number] int NOT NULL,
    [Values] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SetBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SetAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_AssumptionSet] PRIMARY KEY ([Number])
);

CREATE TABLE [BlindReview] (
    [Id] uniqueidentifier NOT NULL,
    [SampleId] uniqueidentifier NOT NULL,
    [Seed] bigint NOT NULL,
    [Kind] int NOT NULL,
    [Subject] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [First] int NOT NULL,
    [FirstById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DrawnAt] datetimeoffset NOT NULL,
    [Second] int NULL,
    [SecondBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [SecondAt] datetimeoffset NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_BlindReview] PRIMARY KEY ([Id])
);

CREATE TABLE [BundleFetch] (
    [Id] uniqueidentifier NOT NULL,
    [At] datetimeoffset NOT NULL,
    [BundleId] uniqueidentifier NULL,
    [PartnerId] uniqueidentifier NULL,
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Path] int NOT NULL,
    [Objects] int NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_BundleFetch] PRIMARY KEY ([Id])
);

CREATE TABLE [BundleProposal] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [CampaignName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Marking] int NOT NULL,
    [FileName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContentType] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Content] varbinary(max) NOT NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Indicators] int NOT NULL,
    [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Fields] int NOT NULL,
    [Withheld] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Collection] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [ValidUntil] datetimeoffset NOT NULL,
    [LegalBasis] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedAt] datetimeoffset NOT NULL,
    [ExpiresAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [BundleId] uniqueidentifier NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_BundleProposal] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BundleProposal_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Countermeasure] (
    [Id] uniqueidentifier NOT NULL,
    [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [Scope] int NOT NULL,
    [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [State] int NOT NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedAt] datetimeoffset NOT NULL,
    [FirstById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [FirstBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [SecondById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [SecondBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ApprovedAt] datetimeoffset NULL,
    [StartedAt] datetimeoffset NULL,
    [EndedAt] datetimeoffset NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Guards] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Countermeasure] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Countermeasure_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Declaration] (
    [Id] uniqueidentifier NOT NULL,
    [Scope] int NOT NULL,
    [Target] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeAt] datetimeoffset NOT NULL,
    [EndsAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Declaration] PRIMARY KEY ([Id])
);

CREATE TABLE [Fingerprint] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [State] int NOT NULL,
    [Design] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [KeySha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DraftedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DraftedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DraftedAt] datetimeoffset NOT NULL,
    [EditedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SealedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [SealedAt] datetimeoffset NULL,
    [SealSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [ServedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ServedAt] datetimeoffset NULL,
    [RetiredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [RetiredAt] datetimeoffset NULL,
    [RetireReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Fingerprint] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Fingerprint_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Partner] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IdentityId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [HighestMarking] int NOT NULL,
    [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Fields] int NOT NULL,
    [Collections] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Contacts] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Agreement] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AgreedUntil] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [SuspendedBecause] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Partner] PRIMARY KEY ([Id])
);

CREATE TABLE [PolicyVersion] (
    [Id] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Rules] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [State] int NOT NULL,
    [SharePercent] int NOT NULL,
    [OwnerId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Owner] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WrittenAt] datetimeoffset NOT NULL,
    [Trial] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_PolicyVersion] PRIMARY KEY ([Id])
);

CREATE TABLE [SegmentRule] (
    [Segment] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Terms] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ChangedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_SegmentRule] PRIMARY KEY ([Segment])
);

CREATE TABLE [Verification] (
    [Id] uniqueidentifier NOT NULL,
    [BatchId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DecisionId] uniqueidentifier NULL,
    [Channel] int NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RequestedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RequestedAt] datetimeoffset NOT NULL,
    [DueAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [Reference] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Verification] PRIMARY KEY ([Id])
);

CREATE TABLE [BundleView] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposalId] uniqueidentifier NOT NULL,
    [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OpenedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_BundleView] PRIMARY KEY ([ProposalId], [PersonId]),
    CONSTRAINT [FK_BundleView_BundleProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BundleProposal] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [ModelTest] (
    [Id] uniqueidentifier NOT NULL,
    [FingerprintId] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [Plan] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Power] float NOT NULL,
    [RegisteredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RegisteredAt] datetimeoffset NOT NULL,
    [PlanSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [TestedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [TestedAt] datetimeoffset NULL,
    [Source] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Result] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [LogProbability] float NULL,
    [Exhibit] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [ExhibitSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_ModelTest] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ModelTest_Fingerprint_FingerprintId] FOREIGN KEY ([FingerprintId]) REFERENCES [Fingerprint] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [BundleRecipient] (
    [PartnerId] uniqueidentifier NOT NULL,
    [BundleId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_BundleRecipient] PRIMARY KEY ([BundleId], [PartnerId]),
    CONSTRAINT [FK_BundleRecipient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_BundleRecipient_SharedBundle_BundleId] FOREIGN KEY ([BundleId]) REFERENCES [SharedBundle] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [InboundSource] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NOT NULL,
    [Trust] int NOT NULL,
    [HalfLifeDays] int NOT NULL,
    [PartnerId] uniqueidentifier NULL,
    [Url] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [UserName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [ProtectedHashKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [Cursor] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [DueAt] datetimeoffset NULL,
    [PulledAt] datetimeoffset NULL,
    [Failures] int NOT NULL,
    [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_InboundSource] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_InboundSource_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [MatchPact] (
    [Id] uniqueidentifier NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    [PartnerName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PublicKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedPrivateKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [TheirPublicKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [EnteredById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [ConfirmedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ConfirmedAt] datetimeoffset NULL,
    [EndedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_MatchPact] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_MatchPact_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PartnerClient] (
    [ApiClientId] uniqueidentifier NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PartnerClient] PRIMARY KEY ([ApiClientId]),
    CONSTRAINT [FK_PartnerClient_ApiClient_ApiClientId] FOREIGN KEY ([ApiClientId]) REFERENCES [ApiClient] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_PartnerClient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [PartnerKey] (
    [Number] int NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    [KeyId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeAt] datetimeoffset NOT NULL,
    [RetiredAt] datetimeoffset NULL,
    CONSTRAINT [PK_PartnerKey] PRIMARY KEY ([PartnerId], [Number]),
    CONSTRAINT [FK_PartnerKey_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [PartnerSignIn] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PartnerSignIn] PRIMARY KEY ([PersonId]),
    CONSTRAINT [FK_PartnerSignIn_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [ProposedRecipient] (
    [PartnerId] uniqueidentifier NOT NULL,
    [ProposalId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_ProposedRecipient] PRIMARY KEY ([ProposalId], [PartnerId]),
    CONSTRAINT [FK_ProposedRecipient_BundleProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BundleProposal] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_ProposedRecipient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PolicyFinding] (
    [Id] uniqueidentifier NOT NULL,
    [PolicyId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Rule] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Action] int NOT NULL,
    [Seen] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FoundAt] datetimeoffset NOT NULL,
    [ClosedAt] datetimeoffset NULL,
    [ClosedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_PolicyFinding] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PolicyFinding_PolicyVersion_PolicyId] FOREIGN KEY ([PolicyId]) REFERENCES [PolicyVersion] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [InboundDelivery] (
    [Id] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReceivedAt] datetimeoffset NOT NULL,
    [ReceivedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Bytes] int NOT NULL,
    [Objects] int NOT NULL,
    [New] int NOT NULL,
    [Changed] int NOT NULL,
    [Withdrawn] int NOT NULL,
    [Unchanged] int NOT NULL,
    [NotMatchable] int NOT NULL,
    [Sightings] int NOT NULL,
    [PassedOver] int NOT NULL,
    [Faults] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FaultCount] int NOT NULL,
    CONSTRAINT [PK_InboundDelivery] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_InboundDelivery_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [MatchRound] (
    [Id] uniqueidentifier NOT NULL,
    [PactId] uniqueidentifier NOT NULL,
    [Round] uniqueidentifier NOT NULL,
    [Asks] bit NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Tokens] int NOT NULL,
    [State] int NOT NULL,
    [Content] varbinary(max) NOT NULL,
    [Hits] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeAt] datetimeoffset NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [AnsweredAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_MatchRound] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_MatchRound_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_MatchRound_MatchPact_PactId] FOREIGN KEY ([PactId]) REFERENCES [MatchPact] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ReceivedSighting] (
    [Id] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [DeliveryId] uniqueidentifier NOT NULL,
    [ExternalId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IndicatorId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Count] bigint NOT NULL,
    [FirstSeenAt] datetimeoffset NULL,
    [LastSeenAt] datetimeoffset NULL,
    [ModifiedAt] datetimeoffset NOT NULL,
    [ReceivedAt] datetimeoffset NOT NULL,
    [WithdrawnAt] datetimeoffset NULL,
    CONSTRAINT [PK_ReceivedSighting] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReceivedSighting_InboundDelivery_DeliveryId] FOREIGN KEY ([DeliveryId]) REFERENCES [InboundDelivery] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_ReceivedSighting_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ReportedIndicator] (
    [Id] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [DeliveryId] uniqueidentifier NOT NULL,
    [ExternalId] nvarchar(208) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ObjectId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NULL,
    [Value] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ValueHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Pattern] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WhyNot] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Confidence] int NOT NULL,
    [ValidFrom] datetimeoffset NOT NULL,
    [ValidUntil] datetimeoffset NULL,
    [ModifiedAt] datetimeoffset NOT NULL,
    [Marking] int NULL,
    [Digest] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Change] int NOT NULL,
    [State] int NOT NULL,
    [StagedAt] datetimeoffset NOT NULL,
    [ConfirmedAt] datetimeoffset NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_ReportedIndicator] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReportedIndicator_InboundDelivery_DeliveryId] FOREIGN KEY ([DeliveryId]) REFERENCES [InboundDelivery] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_ReportedIndicator_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Sighting] (
    [Id] uniqueidentifier NOT NULL,
    [ReportId] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [IndicatorId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Requests] bigint NOT NULL,
    [Accounts] int NOT NULL,
    [FirstSeenAt] datetimeoffset NULL,
    [LastSeenAt] datetimeoffset NULL,
    [Content] varbinary(max) NOT NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [State] int NOT NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedAt] datetimeoffset NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [RevokedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Sighting] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Sighting_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sighting_ReportedIndicator_ReportId] FOREIGN KEY ([ReportId]) REFERENCES [ReportedIndicator] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_QueueEntry_OpenedAt_Id] ON [QueueEntry] ([OpenedAt], [Id]);

CREATE INDEX [IX_AlertDestination_DueAt] ON [AlertDestination] ([DueAt]);

CREATE UNIQUE INDEX [IX_AlertDestination_Name] ON [AlertDestination] ([Name]);

CREATE INDEX [IX_BlindReview_Kind_Subject] ON [BlindReview] ([Kind], [Subject]);

CREATE INDEX [IX_BlindReview_SecondAt] ON [BlindReview] ([SecondAt]);

CREATE INDEX [IX_BundleFetch_At] ON [BundleFetch] ([At]);

CREATE INDEX [IX_BundleFetch_BundleId] ON [BundleFetch] ([BundleId]);

CREATE INDEX [IX_BundleFetch_PartnerId] ON [BundleFetch] ([PartnerId]);

CREATE INDEX [IX_BundleProposal_CampaignId] ON [BundleProposal] ([CampaignId]);

CREATE INDEX [IX_BundleProposal_State_ProposedAt] ON [BundleProposal] ([State], [ProposedAt]);

CREATE INDEX [IX_BundleRecipient_PartnerId] ON [BundleRecipient] ([PartnerId]);

CREATE INDEX [IX_Countermeasure_CampaignId] ON [Countermeasure] ([CampaignId]);

CREATE INDEX [IX_Countermeasure_State] ON [Countermeasure] ([State]);

CREATE INDEX [IX_Declaration_EndedAt_EndsAt] ON [Declaration] ([EndedAt], [EndsAt]);

CREATE INDEX [IX_Declaration_Scope_Target] ON [Declaration] ([Scope], [Target]);

CREATE INDEX [IX_Fingerprint_CampaignId_DraftedAt] ON [Fingerprint] ([CampaignId], [DraftedAt]);

CREATE UNIQUE INDEX [IX_Fingerprint_Name] ON [Fingerprint] ([Name]);

CREATE INDEX [IX_Fingerprint_State] ON [Fingerprint] ([State]);

CREATE INDEX [IX_InboundDelivery_ReceivedAt] ON [InboundDelivery] ([ReceivedAt]);

CREATE INDEX [IX_InboundDelivery_SourceId] ON [InboundDelivery] ([SourceId]);

CREATE INDEX [IX_InboundSource_DueAt] ON [InboundSource] ([DueAt]);

CREATE UNIQUE INDEX [IX_InboundSource_Name] ON [InboundSource] ([Name]);

CREATE INDEX [IX_InboundSource_PartnerId] ON [InboundSource] ([PartnerId]);

CREATE INDEX [IX_MatchPact_PartnerId] ON [MatchPact] ([PartnerId]);

CREATE INDEX [IX_MatchPact_TheirPublicKey] ON [MatchPact] ([TheirPublicKey]);

CREATE INDEX [IX_MatchRound_CampaignId] ON [MatchRound] ([CampaignId]);

CREATE INDEX [IX_MatchRound_MadeAt] ON [MatchRound] ([MadeAt]);

CREATE UNIQUE INDEX [IX_MatchRound_PactId_Round] ON [MatchRound] ([PactId], [Round]);

CREATE INDEX [IX_ModelTest_CampaignId_RegisteredAt] ON [ModelTest] ([CampaignId], [RegisteredAt]);

CREATE INDEX [IX_ModelTest_FingerprintId_RegisteredAt] ON [ModelTest] ([FingerprintId], [RegisteredAt]);

CREATE UNIQUE INDEX [IX_Partner_Name] ON [Partner] ([Name]);

CREATE INDEX [IX_PartnerClient_PartnerId] ON [PartnerClient] ([PartnerId]);

CREATE INDEX [IX_PartnerSignIn_PartnerId] ON [PartnerSignIn] ([PartnerId]);

CREATE INDEX [IX_PolicyFinding_ClosedAt_FoundAt] ON [PolicyFinding] ([ClosedAt], [FoundAt]);

CREATE INDEX [IX_PolicyFinding_PolicyId_AccountId] ON [PolicyFinding] ([PolicyId], [AccountId]);

CREATE UNIQUE INDEX [IX_PolicyVersion_Number] ON [PolicyVersion] ([Number]);

CREATE INDEX [IX_PolicyVersion_State] ON [PolicyVersion] ([State]);

CREATE INDEX [IX_ProposedRecipient_PartnerId] ON [ProposedRecipient] ([PartnerId]);

CREATE INDEX [IX_ReceivedSighting_DeliveryId] ON [ReceivedSighting] ([DeliveryId]);

CREATE INDEX [IX_ReceivedSighting_ReceivedAt] ON [ReceivedSighting] ([ReceivedAt]);

CREATE UNIQUE INDEX [IX_ReceivedSighting_SourceId_ExternalId] ON [ReceivedSighting] ([SourceId], [ExternalId]);

CREATE INDEX [IX_ReportedIndicator_DeliveryId_State] ON [ReportedIndicator] ([DeliveryId], [State]);

CREATE INDEX [IX_ReportedIndicator_SourceId_ObjectId] ON [ReportedIndicator] ([SourceId], [ObjectId]);

CREATE INDEX [IX_ReportedIndicator_State_StagedAt] ON [ReportedIndicator] ([State], [StagedAt]);

CREATE INDEX [IX_ReportedIndicator_ValueHash] ON [ReportedIndicator] ([ValueHash]);

CREATE INDEX [IX_Sighting_ReportId] ON [Sighting] ([ReportId]);

CREATE INDEX [IX_Sighting_SourceId] ON [Sighting] ([SourceId]);

CREATE INDEX [IX_Sighting_State_ProposedAt] ON [Sighting] ([State], [ProposedAt]);

CREATE INDEX [IX_Verification_AccountId_State] ON [Verification] ([AccountId], [State]);

CREATE INDEX [IX_Verification_State_DueAt] ON [Verification] ([State], [DueAt]);

EXEC(N'UPDATE [SharedBundle] SET [Collection] = ''released'', [Fields] = 15, [Kinds] = ''ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256'';');

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126141938_Exchange', N'10.0.14');

COMMIT;
GO

