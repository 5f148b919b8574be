package org.sightline.kit.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Binds the scope of each transaction as it begins, whoever works in it: plain SQL, Panache, Hibernate. */
@ApplicationScoped
class RowScopes {

    private final DataSource database;
    private final Instance<RowScopeSource> sources;
    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry running;

    RowScopes(
            DataSource database,
            Instance<RowScopeSource> sources,
            TransactionManager transactions,
            TransactionSynchronizationRegistry running) {
        this.database = database;
        this.sources = sources;
        this.transactions = transactions;
        this.running = running;
    }

    /** The scope that a transaction would have that began now; null for none. */
    @Nullable
    RowScope now() {
        RowScope bound = RowScope.bound();
        return bound != null ? bound : callers();
    }

    private @Nullable RowScope callers() {
        for (RowScopeSource source : sources) {
            RowScope scope = source.now();
            if (scope != null) {
                return scope;
            }
        }
        return null;
    }

    boolean inTransaction() {
        return running.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    void begun(@Observes @Initialized(TransactionScoped.class) Object transaction) throws SystemException {
        RowScope scope = now();
        if (scope == null) {
            return;
        }
        try {
            bind(scope);
        } catch (RuntimeException away) {
            // Whoever began it will not end it, because for them it has not begun.
            transactions.rollback();
            throw away;
        }
    }

    /** Tells the database the scope of the running transaction, or of the rest of it. */
    void bind(RowScope scope) {
        try (Connection connection = database.getConnection()) {
            scope.bindTo(connection);
        } catch (SQLException failed) {
            throw new SqlFailure(failed);
        }
        running.putResource(RowScopes.class, scope);
    }

    /** Does work in a scope: in a part of the running transaction, or in the transactions that begin in the work. */
    <T> T call(RowScope scope, ScopedValue.CallableOp<T, RuntimeException> work) {
        return inTransaction() ? inPart(scope, work) : scope.around(work);
    }

    private <T> T inPart(RowScope scope, ScopedValue.CallableOp<T, RuntimeException> work) {
        RowScope before = Objects.requireNonNullElse((RowScope) running.getResource(RowScopes.class), RowScope.NONE);
        bind(scope);
        T done;
        try {
            done = scope.around(work);
        } catch (RuntimeException | Error failed) {
            giveUp(failed);
            throw failed;
        }
        if (running.getTransactionStatus() == Status.STATUS_ACTIVE) {
            bind(before);
        }
        return done;
    }

    /** Nothing more is read in a transaction that may still have a scope that was meant for a part of it. */
    private void giveUp(Throwable cause) {
        try {
            if (inTransaction()) {
                transactions.setRollbackOnly();
            }
        } catch (SystemException | IllegalStateException over) {
            cause.addSuppressed(over);
        }
    }
}
