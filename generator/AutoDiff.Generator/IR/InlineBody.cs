namespace AutoDiff.Generator.IR;

/// <summary>The lowered body of a callee of the same compilation, to be put in the place of a call.</summary>
/// <remarks>Contract of pipeline models: an immutable record, equal by value. A member holds the bodies of the callees that its
/// transforms may inline, so that an edit of one of these emits the member again.</remarks>
/// <param name="Key">The callee's <see cref="Callee.BodyKey"/>.</param>
/// <param name="Method">The body.</param>
/// <param name="IsOptional">Whether the body may also stand in its caller as a mere optimisation; false where the user forbids
/// it with <c>[MethodImpl(MethodImplOptions.NoInlining)]</c> or <c>[Checkpoint]</c>.</param>
internal sealed record InlineBody(string Key, IrMethod Method, bool IsOptional);
